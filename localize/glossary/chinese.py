"""Where a Chinese term is no word: 性病 in 慢性病人, whose words are 慢性 and 病人.

Chinese is written without spaces, and no dictionary of it is at hand. A hit is refused only where everyday words read
the text otherwise: one ends behind the term's first character, and the next begins there.
"""

from __future__ import annotations

_WORDS = frozenset(
    """个人 病人 老人 成人 本人 他人 女人 男人 工人 亲人 病毒 病房 病例 病程 病变 病情 病史 病因 病理 病菌
    慢性 急性 女性 男性 恶性 良性 阳性 阴性 特性 毒性 活性 酸性 碱性 显性 隐性 个性 中性 水性 油性 弹性
    身体 全体 个体 整体 群体 具体 物体 气体 液体 固体 媒体 肉体 体验 体内 体外 体重 体温 体系 体现 体质 体检 体力 体育
    医药 医学 医生 医院 医疗 科学 化学 大学 中学 小学 农药 用药 服药 药物 药品 药店 药房
    物流 物资 物理 物质 物品 物种 物价 生物 生产 生活 生命 生理 生长 生存 理论 理由 理解 理疗 理想
    若干 干净 干燥 细胞 细菌 细节 中心 内心 核心 关心 信心 心理 心脏 心情 心态 力量 力度 力学
    学生 产生 卫生 发生 先生 新生 开发 研发 出发 引发 爆发 发现 发展 发热 热门 热情 热量 热水 门诊 门户
    人群 人员 人类 人口 人民 人数 人工 人体 人士 人生 群众 群岛
    新手 对手 助手 双手 选手 歌手 手术 手机 手段 手册 手法 术语 术后 术前 术中
    日本 本来 本身 本地 本质 外国 国外 国内 内部 内容 外部 外面 面部 部分 部门
    高血 流血 失血 血液 血管 管理 管道 道路 道德 食道 食品 品种 品质 种类 类型
    工作 作用 用户 使用 服用 滥用 采用 应用 利用 用品 用途 户外 公司 公开 开始 始终 终于
    大量 重量 数量 质量 量化 化工 工业 工程 工具 具有 有效 有关 关于 关系 系统 统一 统计 计算 算法
    结果 结合 结构 构成 成功 成分 成为 成果 成本 成长 分子 分析 分为 分别 分布 子女
    病症 症状 状态 状况 态度 情况 况且 时期 时间 期间 间隔 日期 长期 短期 早期 晚期 初期 后期
    肝胆 胆小 胃口 口号 口服 口味 味道 骨干 干部 头目 目标 目的 目前 前面 面积 积极 极为""".split()  # noqa: SIM905
)
_ENDINGS = frozenset("病症炎药")
"""What ends a word behind another: 慢性 + 病."""


def is_read_otherwise(text: str, start: int, end: int) -> bool:
    """Tell whether everyday words cut `text[start:end]` in two, the first of them beginning before it."""
    if not start or end - start < 2 or text[start - 1 : start + 1] not in _WORDS:
        return False
    return text[start + 1 : start + 3] in _WORDS or (end == start + 2 and text[start + 1] in _ENDINGS)
