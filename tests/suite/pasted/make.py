#!/usr/bin/env python3
"""Makes the pasted copy of this folder: articles of plain words, put through other programs.

    apt-get install pandoc w3m lynx html2text docx2txt python3-docx
    /usr/bin/python3 make.py

Word documents are written with python-docx and read by docx2txt, pandoc and python-docx, web pages
are taken as they are and read by w3m, lynx, html2text and pandoc, mails are written and quoted with
the module email, notes have the signs that people type. `manifest.json` says of each file which
article it holds, how many Western marks and which leftovers were put into it, counted here and not
by the program, and whether all of it can be mended: then the mended file holds the article again.
The articles are made of neutral words; no person and no place is meant.
"""

import email.policy
import html
import json
import pathlib
import random
import re
import subprocess
import tempfile
from email.message import EmailMessage

import docx

HERE = pathlib.Path(__file__).parent
RANDOM = random.Random(20261128)

PLACES = ["江城", "临河新区", "东湖街道", "北岸港区", "青石镇", "南门社区", "白沙湾"]
THINGS = ["排水管网改造", "老旧厂房更新", "数字图书馆", "智能公交", "夜间门诊", "湿地修复", "屋顶光伏", "社区食堂"]
DOES = ["进入验收阶段", "提前完工", "向市民开放", "启动第二期", "扩大到全市", "接入统一平台"]
SAYS = ["项目负责人", "街道工作人员", "施工方代表", "值班医生", "图书馆管理员"]
TALKS = ["我们把图纸改了又改", "先把难的做完", "数据不会说谎", "大家的意见都记下了", "这件事急不得"]
LATIN = ["Wi-Fi", "5G", "C919", "AI", "LED", "App", "VR", "GPS"]
LINKS = ["https://www.example.cn/news/2026/11?id=28&p=1", "http://a.example.cn/report.html", "www.example.cn"]


def one(words):
    return RANDOM.choice(words)


def figure():
    return one([
        f"{RANDOM.randint(2, 98)}.{RANDOM.randint(1, 9)}%",
        f"{RANDOM.randint(1, 9)},{RANDOM.randint(100, 999)}万元",
        f"{RANDOM.randint(100, 999)}户",
        f"{RANDOM.randint(2, 40)}公里",
        f"{RANDOM.randint(1, 9)}.{RANDOM.randint(1, 9)}万平方米",
    ])


def sentence():
    """A sentence in right Chinese marks."""
    place, thing = one(PLACES), one(THINGS)
    return one([
        lambda: f"{place}{thing}项目近日{one(DOES)}，总投入{figure()}。",
        lambda: f"{one(SAYS)}说：“{one(TALKS)}，{one(TALKS)}。”",
        lambda: f"{place}（含{one(PLACES)}）的{thing}覆盖{figure()}，比去年增长{figure()}。",
        lambda: f"现场同步试用{one(LATIN)}设备，每天{RANDOM.randint(8, 9)}:{RANDOM.randint(10, 59)}开始巡查。",
        lambda: f"钱从哪里来？{one(SAYS)}算了一笔账：一期投入{figure()}；二期投入{figure()}。",
        lambda: f"“{one(TALKS)}！”{one(SAYS)}指着图纸说，工期还有{RANDOM.randint(10, 90)}天……",
        lambda: f"从去年{RANDOM.randint(1, 12)}月到今年{RANDOM.randint(1, 12)}月，{thing}——这项改了三次的工程——终于{one(DOES)}。",
        lambda: f"施工前后两次抽样，{place}的指标由{figure()}变为{figure()}，{RANDOM.randint(2, 9)}项达标。",
    ])()


class Article:
    """Words in right marks: a title, paragraphs, a subhead, items."""

    def __init__(self):
        self.title = f"{one(PLACES)}{one(THINGS)}{one(DOES)}"
        self.lead = f"本报讯　{sentence()}{sentence()}"
        self.subhead = f"{one(THINGS)}怎样{one(['做成', '落地', '见效'])}"
        self.body = ["".join(sentence() for _ in range(RANDOM.randint(2, 3))) for _ in range(2)]
        self.items = [f"{one(PLACES)}：{one(THINGS)}，{figure()}" for _ in range(2)]
        self.end = f"（{one(SAYS)}供稿）"

    def paragraphs(self, items=True):
        return [self.lead, self.subhead, *self.body, *(self.items if items else []), self.end]


# Marks ---------------------------------------------------------------------

MARKS = {"，": ",", "。": ".", "：": ":", "；": ";", "？": "?", "！": "!", "（": "(", "）": ")",
         "“": '"', "”": '"', "……": "...", "——": "--"}


def western(text, blank=""):
    """The text with Western marks, and how many: a run of dots or hyphens is one."""
    count = 0
    for mark, sign in MARKS.items():
        count += text.count(mark)
        text = text.replace(mark, sign + (blank if sign in ",;:" else ""))
    return text, count


def straight(text):
    """The text with the marks that a writer with smart marks leaves straight."""
    count = sum(text.count(mark) for mark in ["“", "”", "……", "——"])
    return count


# Other programs ------------------------------------------------------------

def run(*command, given=None):
    return subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout


def document(article, paragraphs, heading=True, bullets=True, table=False):
    made = docx.Document()
    made.add_paragraph(paragraphs[0])
    for words in paragraphs[1:]:
        if words == article.subhead and heading:
            made.add_heading(words, level=2)
        elif words in article.items and bullets:
            made.add_paragraph(words, style="List Bullet")
        else:
            made.add_paragraph(words)
    if table:
        rows = made.add_table(rows=2, cols=3)
        for row, cells in zip(rows.rows, [["地点", "项目", "投入"], [one(PLACES), one(THINGS), "120万元"]]):
            for cell, words in zip(row.cells, cells):
                cell.text = words
    path = pathlib.Path(tempfile.mkdtemp()) / "a.docx"
    made.save(path)
    return path


def page(article, paragraphs, dress="plain", more=""):
    """A web page of the article."""
    out = []
    for words in paragraphs:
        escaped = html.escape(words, quote=False)
        if words == article.subhead:
            out.append(f"<h2>{escaped}</h2>")
        elif words in article.items:
            out.append(f"<li>{escaped}</li>")
        elif dress == "nbsp":
            out.append(f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{escaped}</p>")
        elif dress == "span":
            out.append(f'<p style="text-indent: 2em"><span style="font-size: 16px">{escaped}</span></p>')
        elif dress == "br":
            out.append(f"{escaped}<br>")
        else:
            out.append(f"<p>{escaped}</p>")
    text = "\n".join(out)
    text = re.sub(r"((?:<li>.*</li>\n?)+)", r"<ul>\n\1</ul>\n", text)
    return f"{text}\n{more}" if more else text + "\n"


def reading(text, reader):
    whole = f'<html><head><meta charset="utf-8"></head><body>{text}</body></html>'
    readers = {
        "w3m": ["w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "400"],
        "lynx": ["lynx", "-dump", "-nolist", "-stdin", "-width=1000", "-assume_charset=utf-8", "-display_charset=utf-8"],
        "html2text": ["html2text", "-utf8", "-width", "1000"],
        "pandoc-markdown": ["pandoc", "-f", "html", "-t", "markdown", "--wrap=none"],
        "pandoc-plain": ["pandoc", "-f", "html", "-t", "plain", "--wrap=none"],
        "pandoc-gfm": ["pandoc", "-f", "html", "-t", "gfm", "--wrap=none"],
    }
    return run(*readers[reader], given=whole)


# Files ---------------------------------------------------------------------

FILES = []


def file(kind, made, article, text, western=0, kinds=None, mended=True, paragraphs=None, parted=True):
    """Notes a file: `kinds` are its leftovers, `mended` says that a mend is certain of all of them,
    `parted` that the program kept the paragraphs apart."""
    FILES.append({
        "kind": kind, "made": made, "article": article, "text": text, "western": western,
        "kinds": kinds or {}, "mended": mended, "parted": parted,
        "paragraphs": paragraphs if paragraphs is not None else article.paragraphs(),
    })


def word():
    for at in range(20):
        article = Article()
        paragraphs = article.paragraphs()
        typed, count = zip(*[western(words, " " if at % 3 == 0 else "") for words in paragraphs])
        count = sum(count)
        if at < 3:
            text = run("docx2txt", str(document(article, paragraphs)), "-")
            # It makes marks straight, and forgets where some paragraphs end.
            file("word", "docx2txt", article, text, sum(straight(it) for it in paragraphs), parted=False)
        elif at < 6:
            text = run("pandoc", "-t", "plain", "--wrap=none", str(document(article, paragraphs)))
            file("word", "pandoc plain", article, text)
        elif at < 9:
            # Its writer makes quotation marks, dashes and ellipses straight.
            text = run("pandoc", "-t", "markdown", "--wrap=none", str(document(article, paragraphs)))
            file("word", "pandoc markdown", article, text, sum(straight(it) for it in paragraphs))
        elif at < 12:
            read = docx.Document(document(article, paragraphs, bullets=False))
            # One newline a paragraph, as an editor without styles takes it.
            text = ("\n" if at == 11 else "\n\n").join(it.text for it in read.paragraphs) + "\n"
            text = text.replace("　", "\u00a0\u00a0")
            file("word", "python-docx, blanks", article, text)
        elif at < 14:
            read = docx.Document(document(article, list(typed), bullets=False))
            text = "\n\n".join("　　" + it.text + "  " for it in read.paragraphs) + "\n"
            file("word", "python-docx, Western marks", article, text, count)
        elif at < 16:
            # Lines broken by hand.
            text = "\x0b".join(paragraphs) + "\n"
            file("word", "line breaks", article, text, kinds={"invisible": len(paragraphs) - 1}, parted=False)
        elif at < 18:
            lines = [f"\uf0b7\t{it}" if it in article.items else it for it in paragraphs]
            file("word", "symbol bullets", article, "\n\n".join(lines) + "\n", kinds={"bullet": 2})
        elif at < 19:
            paragraphs = article.paragraphs(items=False)
            rows = "地点\t项目\t投入\n江城\t智能公交\t120万元"
            file("word", "table", article, "\n\n".join([*paragraphs, rows]) + "\n", kinds={"table": 1}, mended=False)
        else:
            lines = [*paragraphs, "见{ HYPERLINK \"http://a.example.cn\" }和错误!未找到引用源。"]
            file("word", "fields", article, "\n\n".join(lines) + "\n", western=0, kinds={"field": 2}, mended=False)


def web():
    for at in range(24):
        article = Article()
        paragraphs = article.paragraphs()
        links = straight_all = sum(straight(it) for it in paragraphs)
        if at < 3:
            file("web", "w3m", article, reading(page(article, paragraphs), "w3m"), kinds={"bullet": 2})
        elif at < 6:
            file("web", "lynx", article, reading(page(article, paragraphs), "lynx"))
        elif at < 8:
            file("web", "html2text", article, reading(page(article, paragraphs), "html2text"),
                 kinds={"heading": 1}, parted=False)
        elif at < 11:
            text = reading(page(article, paragraphs, "nbsp"), "pandoc-markdown")
            file("web", "pandoc markdown", article, text, straight_all)
        elif at < 14:
            text = reading(page(article, paragraphs), "pandoc-plain")
            file("web", "pandoc plain", article, text)
        elif at < 16:
            text = reading(page(article, paragraphs), "pandoc-gfm")
            file("web", "pandoc gfm", article, text, straight_all if '"' in text else 0)
        elif at < 19:
            text = page(article, paragraphs, ["plain", "nbsp", "span"][at % 3])
            count = lambda sign: len(re.findall(sign, text))
            kinds = {"tag": count(r"<[^>]*>")}
            if count("&nbsp;"):
                kinds["entity"] = count("&nbsp;")
            file("web", "source", article, text, kinds=kinds, mended=False)
        elif at < 21:
            lines = [words + "<br>" for words in article.paragraphs(items=False)]
            kept = article.paragraphs(items=False)
            file("web", "source, line breaks", article, "\n".join(lines) + "\n",
                 kinds={"tag": len(lines)}, paragraphs=kept)
        elif at < 22:
            kept = article.paragraphs(items=False)
            text = page(article, kept, more='<p>更多：<a href="http://a.example.cn/b">报告</a></p>')
            text = reading(text, "pandoc-gfm")
            made = straight_all_of(kept) if '"' in text else 0
            kept = [*kept, "更多：报告（http://a.example.cn/b）"]
            file("web", "link", article, text, made, {"link": 1}, paragraphs=kept)
        elif at < 23:
            kept = article.paragraphs(items=False)
            table = "<table><tr><th>地点</th><th>投入</th></tr><tr><td>江城</td><td>120万元</td></tr></table>"
            text = reading(page(article, kept, more=table), "pandoc-gfm")
            made = straight_all_of(kept) if '"' in text else 0
            file("web", "table", article, text, made, {"table": 1}, mended=False, paragraphs=kept)
        else:
            lines = [words.replace("，", "，\u200b", 1) for words in paragraphs]
            count = sum(words.count("\u200b") for words in lines)
            file("web", "zero-width blanks", article, "\n\n".join(lines) + "\n", kinds={"invisible": count})


def straight_all_of(paragraphs):
    return sum(straight(words) for words in paragraphs)


def cut(line):
    """The line as a mail program cuts it: 76 cells of a terminal, a Han character two."""
    out, width = "", 0
    for unit in re.findall(r"[!-~]+|.", line):
        cells = sum(1 if c.isascii() else 2 for c in unit)
        if width + cells > 76 and unit[0] not in "，。；：？！）”,.;:?!)\"":
            out, width = out + "\n", 0
        out, width = out + unit, width + cells
    return out


def mail():
    for at in range(18):
        article = Article()
        paragraphs = article.paragraphs(items=False)
        message = EmailMessage(policy=email.policy.default)
        message["From"], message["To"] = "desk@example.cn", "news@example.cn"
        message["Subject"] = article.title
        typed, counts = zip(*[western(words) for words in paragraphs])
        body = "\n\n".join(typed if at % 2 else paragraphs) + "\n"
        message.set_content(body)
        read = email.message_from_bytes(message.as_bytes(), policy=email.policy.default)
        text = read.get_content()
        count = sum(counts) if at % 2 else 0
        if 2 <= at < 6:
            text = "\n".join(cut(line) for line in text.split("\n"))
        if at < 6:
            file("mail", "body", article, text, count, paragraphs=paragraphs)
        elif at < 10:
            head = f"发件人：编辑部 <desk@example.cn>\n发送时间：2026年11月28日 9:30\n收件人：要闻部\n主题：{article.title}\n\n"
            file("mail", "header", article, head + text, count, {"mail": 1}, mended=False, paragraphs=paragraphs)
        elif at < 14:
            quoted = "".join(f"> {line}\n" if line else ">\n" for line in text.rstrip("\n").split("\n"))
            lead = "在 2026年11月28日，编辑部 <desk@example.cn> 写道：\n"
            # All of it is the mail's: the desk takes its signs out first.
            file("mail", "quoted", article, lead + quoted, None, {"mail": 1}, mended=False, paragraphs=paragraphs)
        else:
            file("mail", "signature", article, text + "\n发自我的手机\n", count, {"mail": 1}, mended=False, paragraphs=paragraphs)


def notes():
    for at in range(18):
        article = Article()
        paragraphs = article.paragraphs()
        lines = list(paragraphs)
        sub = lines.index(article.subhead)
        if at < 6:
            typed, counts = zip(*[western(words, "" if at % 2 else " ") for words in paragraphs])
            lines = [f"##{words}" if words == article.subhead else words for words in typed]
            lines = [f"+ {words}" if words in typed[-3:-1] else words for words in lines]
            file("notes", "Western marks", article, "\n\n".join(lines) + "\n", sum(counts),
                 {"heading": 1, "bullet": 2})
        elif at < 8:
            lines[sub] = f"＃＃{lines[sub]}"
            file("notes", "full-width signs", article, "\n\n".join(lines) + "\n", kinds={"heading": 1})
        elif at < 10:
            lines[sub] = f"{lines[sub]}\n{'=' * 12}"
            lines.insert(-1, ["---", "***"][at % 2])
            file("notes", "rules", article, "\n\n".join(lines) + "\n", kinds={"heading": 1, "rule": 1})
        elif at < 12:
            lines[0] = "**" + lines[0]
            lines[2] = "~~" + lines[2] + "~~"
            lines[3] = f"=={lines[3]}=="
            file("notes", "signs", article, "\n\n".join(lines) + "\n",
                 kinds={"emphasis": 1, "struck": 2, "marked": 2}, mended=False)
        elif at < 14:
            lines = ["\t" + words + " \t" for words in lines]
            file("notes", "tabs", article, "\n\n".join(lines) + "\n")
        elif at < 15:
            lines[2] += "[^1]"
            lines.append("`npm run`")
            file("notes", "footnote, code", article, "\n\n".join(lines) + "\n",
                 kinds={"footnote": 1, "code": 1}, mended=False)
        elif at < 16:
            lines[2] = lines[2][:6] + "\ufffd" + lines[2][7:]
            lines[3] = lines[3][:6] + "\ue123" + lines[3][7:]
            file("notes", "lost characters", article, "\n\n".join(lines) + "\n",
                 kinds={"garbled": 1, "private-use": 1}, mended=False)
        elif at < 17:
            lines[0] = lines[0].replace("“", '"', 1).replace("。", "。“", 1)
            lines[2] = "他说\"" + lines[2].replace("“", "").replace("”", "")
            lines[0] = paragraphs[0]
            file("notes", "a mark alone", article, "\n\n".join(lines) + "\n", 1, mended=False)
        else:
            lines = [words + "\r" for words in lines]
            file("notes", "line ends", article, "\n\r\n".join(lines) + "\n")


CLEAN = [
    "The museum’s app, “Time & Tide”, speaks Chinese and English.",
    "公司与Sample Inc.合作，由Example Co., Ltd.供货，合同价3,200万元，汇率为7.12。",
    "时间为9:30—11:00，比分2:1，票价50元起，咨询电话0519-88880000。",
    "网址https://www.example.cn/a?b=1,2;c=(3)，邮箱news@example.com.cn，都可以报名。",
    "车次G7001、G7003，型号A-100 Pro，内存16GB，屏幕6.1英寸，系统iOS 19.2。",
    "他用一句英文作答：“To be, or not to be: that is the question.”",
    "1. 先登记；2. 再领号；3. 凭证件入场。",
    "研究所开源的工具用C++和Node.js写成，版本号v2.0.1，见GitHub。",
    "5G、Wi-Fi 7、LED、AI大模型……这些词，老人们都会说了。",
    "面积5.34平方公里，占比37.5%，误差±0.2℃，pH值7.0。",
    "“*”号表示缺考这句话改写成“星号表示缺考”。",
    "A股、B股、H股，*ST某某停牌，R&D投入增长8.8%。",
    "据CNN、BBC、NHK等报道，U.S. dollars一词出现了3次。",
    "约翰·史密斯（John Smith）说：“这里的茶，very good。”",
    "#金坛好风光#话题阅读量过亿，点赞、评论、转发10万+。",
    "（一）总则；（二）分则。①登记②审核③发证。",
    "3～5天内答复，10—12月施工，北京-上海往返。",
    "房号12-3-401，邮编213200，统一编码CN00-0000/X。",
    "答：可以。问：多久？答：七个工作日。",
    "《湖光》　作者：某某　2026年第11期　定价：15.00元",
]


def clean():
    for words in CLEAN:
        article = Article()
        paragraphs = article.paragraphs()
        lines = [words.replace("“*”号表示缺考这句话改写成", "") if words == article.lead else words for words in paragraphs]
        own = words.replace("“*”号表示缺考这句话改写成", "")
        lines = [lines[0], f"## {lines[1]}", lines[2], own, *lines[3:4],
                 *[f"- {it}" for it in article.items], article.end]
        plain = [re.sub(r"^(## |- )", "", it) for it in lines]
        file("clean", "clean", article, "\n\n".join(lines) + "\n", paragraphs=plain)


def main():
    for make in [word, web, mail, notes, clean]:
        make()
    assert len(FILES) == 100, len(FILES)
    for old in HERE.glob("*.txt"):
        old.unlink()
    manifest, counts = [], {}
    for it in FILES:
        kind = it["kind"]
        counts[kind] = counts.get(kind, 0) + 1
        name = f"{kind}-{counts[kind]:02}.txt"
        (HERE / name).write_bytes(it["text"].encode())
        manifest.append({
            "file": name, "made": it["made"], "western": it["western"], "kinds": it["kinds"],
            "mended": it["mended"], "parted": it["parted"], "paragraphs": it["paragraphs"],
        })
    text = ",\n".join(json.dumps(it, ensure_ascii=False) for it in manifest)
    (HERE / "manifest.json").write_text(f"[\n{text}\n]\n")


if __name__ == "__main__":
    main()
