#!/usr/bin/env python3
"""Kills runs at random moments and asks whether the rule of sets holds.

    kills.py PROGRAM ROOT [--kills N] [--pairs N] [--seed N]

The sample edition of ROOT is copied; renders (clean, with errors, one file a page) and checks follow each
other in one folder, killed with SIGKILL: half of them at any moment, half while files are exchanged. Whatever report.json stands there afterwards, every file that it
names must have the digest that it gives, and files that no report names must be as they were. Every few
kills a run may end: nothing may be left over then. Pairs of runs are started into one folder at once.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DAY = "2021-02-24"
MINE = {"notes.txt": b"mine", "press/plant.pdf": b"mine"}
RUNS = {
    "render": ["render", "issue.toml"],
    "split": ["render", "issue.toml", "--split"],
    "errors": ["render", "full.toml"],
    "check": ["check", "issue.toml"],
    "check with errors": ["check", "full.toml"],
}


def fail(words):
    print(words, file=sys.stderr)
    sys.exit(1)


class Desk:
    def __init__(self, place, program, root):
        self.place, self.program = Path(place), program
        issues = self.place / "issues"
        shutil.copytree(root / "issues" / DAY, issues / DAY)
        shutil.copytree(issues / DAY, issues / "full")
        issue = (root / "issues" / f"{DAY}.toml").read_text()
        (issues / "issue.toml").write_text(issue)
        (issues / "full.toml").write_text(issue.replace(f'"{DAY}/', '"full/'))
        story = issues / "full" / "comment-service.md"
        head, body = story.read_text().rsplit("+++", 1)
        story.write_text(f"{head}+++{body}\n{body}\n{body}")
        shutil.copytree(root / "layouts", self.place / "layouts")
        os.symlink(root / "fonts", self.place / "fonts")
        self.out = self.place / "out" / DAY
        for name, data in MINE.items():
            (self.out / name).parent.mkdir(parents=True, exist_ok=True)
            (self.out / name).write_bytes(data)

    def start(self, run):
        env = {**os.environ, "BANMIAN_CACHE": str(self.place / "cache"), "LANG": "en_US.UTF-8"}
        command = [self.program, *RUNS[run], "--quiet"]
        return subprocess.Popen(command, cwd=self.place / "issues", env=env, stdout=subprocess.DEVNULL)

    def check(self, what):
        for name, data in MINE.items():
            if (self.out / name).read_bytes() != data:
                fail(f"{what}: {name} is another")
        try:
            report = json.loads((self.out / "report.json").read_bytes())
        except FileNotFoundError:
            return None
        press = report.get("press")
        files = [press, *press.get("split", [])] if press else []
        files += [report["proof"]] if "proof" in report else []
        for file in files:
            path = self.out / file["file"]
            digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "nothing"
            if digest != file["sha256"]:
                fail(f"{what}: report.json stands beside {file['file']}, which is not its own")
        return {file["file"] for file in files} | {"report.json", "report.html"} | set(MINE)

    def check_whole(self, what):
        named = self.check(what)
        if named is None:
            fail(f"{what}: no report.json")
        there = {str(path.relative_to(self.out)) for path in self.out.rglob("*") if not path.is_dir()}
        if there != named:
            fail(f"{what}: left over {sorted(there - named)}, missing {sorted(named - there)}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("root")
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--pairs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as place:
        desk = Desk(place, os.path.abspath(args.program), Path(args.root).resolve())
        seconds = {}
        for run in RUNS:
            # The first fills the cache, the second is as long as those that are killed.
            for _ in range(2):
                begun = time.monotonic()
                code = desk.start(run).wait()
                seconds[run] = time.monotonic() - begun
                if code != ("errors" in run):
                    fail(f"{run} ends in {code}")
                desk.check_whole(run)
        unfinished = killed = 0
        for at in range(args.kills):
            run = chance.choice(list(RUNS))
            child = desk.start(run)
            if at % 2:
                time.sleep(seconds[run] * chance.uniform(0, 1.1))
            else:
                # The list of passing files says that it has begun.
                while child.poll() is None and not (desk.out / ".banmian-staging").exists():
                    pass
                time.sleep(chance.uniform(0, 0.03))
            child.send_signal(signal.SIGKILL)
            killed += child.wait() == -signal.SIGKILL
            unfinished += desk.check(f"kill {at} of {run}") is None
            if chance.random() < 0.2:
                run = chance.choice(list(RUNS))
                if desk.start(run).wait() not in (0, 1):
                    fail(f"{run} after kill {at} fails")
                desk.check_whole(f"{run} after kill {at}")
        for at in range(args.pairs):
            runs = chance.choices(list(RUNS), k=2)
            children = [desk.start(run) for run in runs]
            codes = [child.wait() for child in children]
            if any(code not in (0, 1) for code in codes):
                fail(f"pair {at}, {runs}: {codes}")
            desk.check_whole(f"pair {at}, {runs}")
        print(f"{args.kills} kills, {killed} before the end, {unfinished} left no report; {args.pairs} pairs")


main()
