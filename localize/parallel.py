"""One seam for work on many articles: in this process, or in a pool of them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from localize.work import Work

T = TypeVar("T")
Job = Callable[[Work, str], T]
"""Works on one article. A pool sends it to other processes, and so it is a function of a module, or a `partial` of one."""

MANY = 24
"""From this number of articles on, starting processes pays: each takes about half a second to start."""

_begun: list[tuple[Work, Job[Any]]] = []
"""What a process of the pool was started for."""


def spread(work: Work, job: Job[T], paths: tuple[str, ...], title: str) -> Iterator[T]:
    """Do a job for each article, and yield the results in the articles' order.

    With several processes (`work.jobs`) the results are the same, and come in the same order.
    """
    jobs = work.jobs or (os.cpu_count() or 1 if len(paths) >= MANY else 1)
    jobs = min(jobs, len(paths))
    if jobs <= 1:
        yield from work.progress((job(work.alone(), path) for path in paths), total=len(paths), title=title)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A fresh interpreter for each process: what a fork inherits from threads of numeric libraries can lock up.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (work.alone(), job))
    try:
        yield from work.progress(pool.map(_do, paths, chunksize=4), total=len(paths), title=title)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(work: Work, job: Job[Any]) -> None:
    # An interrupt ends the main process, which ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _begun[:] = [(work, job)]


def _do(path: str) -> Any:
    work, job = _begun[0]
    return job(work.alone(), path)
