"""One seam for work on many articles: in this process, or in a pool of them."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from localize.work import Work

T = TypeVar("T")
Job = Callable[[Work, str], T]
"""Works on one article. A pool sends it to other processes, and so it is a function of a module, or a `partial` of one."""

MANY = 24
"""From this number of articles on, starting processes pays."""

_NUMERIC = ("numpy", "ctranslate2")
"""Libraries with threads of their own: what a fork inherits from them can lock up."""

_begun: list[tuple[Work, Job[Any]]] = []
"""What a process of the pool was started for."""


def spread(
    work: Work, job: Job[T], paths: tuple[str, ...], title: str, load: Callable[[Work], None] | None = None
) -> Iterator[T]:
    """Do a job for each article, and yield the results in the articles' order.

    `load` loads what the job needs beyond reading and catalogs; it is called once, before processes are forked.
    With several processes (`work.jobs`) the results are the same, and come in the same order.
    """
    jobs = work.jobs or (_cores() if len(paths) >= MANY else 1)
    jobs = min(jobs, len(paths))
    if not jobs:
        return
    if jobs == 1:
        yield from work.progress((job(work.alone(), path) for path in paths), total=len(paths), title=title)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A fork shares what is loaded, where no thread can be caught in the middle of something; else each process is a
    # fresh interpreter. All forks happen at the first task, before the progress bar has its thread.
    forks = sys.platform == "linux" and not any(name in sys.modules for name in _NUMERIC)
    if forks:
        _load(work)
        if load is not None:
            load(work)
        gc.freeze()
    pool = ProcessPoolExecutor(jobs, get_context("fork" if forks else "spawn"), _begin, (work.alone(), job))
    try:
        results = pool.map(_do, paths, chunksize=max(1, min(8, len(paths) // (4 * jobs))))
        yield from work.progress(results, total=len(paths), title=title)
    finally:
        pool.shutdown(cancel_futures=True)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _load(work: Work) -> None:
    """Load what every job needs, once for all processes, by working on a small article."""
    from localize import article, catalogs, quotes, segments

    page = quotes.find(segments.segment(article.read("<p>本文。".encode())))
    for locale in work.locales:
        catalogs.render(catalogs.merge(page, None, locale=locale, path="", now=work.now))


def _begin(work: Work, job: Job[Any]) -> None:
    # An interrupt ends the main process, which ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _begun[:] = [(work, job)]


def _do(path: str) -> Any:
    work, job = _begun[0]
    return job(work.alone(), path)
