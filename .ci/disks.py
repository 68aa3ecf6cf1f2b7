#!/usr/bin/env python3
"""Runs the program on disks that are full, read-only, or lead elsewhere.

    disks.py PROGRAM ROOT

The exit code must be honest, an older set must stay whole, files of others as they were, and nothing may be
left over. What needs rights that the caller lacks (a small file system of its own, another user) is skipped
with a word.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DAY = "2021-02-24"
NOBODY = 65534
program, root = os.path.abspath(sys.argv[1]), Path(sys.argv[2]).resolve()
skipped = []


def fail(words):
    print(words, file=sys.stderr)
    sys.exit(1)


def run(place, *args, cache=None, user=None, code):
    env = {**os.environ, "LANG": "en_US.UTF-8", "BANMIAN_CACHE": str(cache or ""), "HOME": str(place)}
    who = {"user": user, "group": user, "extra_groups": []} if user else {}
    done = subprocess.run(
        [program, *args], cwd=place / "issues", env=env, capture_output=True, text=True, **who
    )
    if done.returncode != code:
        fail(f"{args} ends in {done.returncode}, not {code}:\n{done.stderr}")
    return done.stderr


def files(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def check_rule(folder):
    report = json.loads((folder / "report.json").read_bytes())
    there = files(folder)
    press = report.get("press")
    for file in [press, *press.get("split", [])] if press else []:
        if there.get(file["file"]) != file["sha256"]:
            fail(f"report.json stands beside {file['file']}, which is not its own")


class Small:
    """A file system of so many bytes."""

    def __init__(self, place, size):
        self.place = place
        self.size = size

    def __enter__(self):
        self.place.mkdir(parents=True, exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", f"size={self.size}", "tmpfs", str(self.place)]
        self.mounted = subprocess.run(command, capture_output=True).returncode == 0
        return self.mounted

    def __exit__(self, *_):
        if self.mounted:
            subprocess.run(["umount", str(self.place)], check=True)


def desk(place):
    shutil.copytree(root / "issues" / DAY, place / "issues" / DAY)
    shutil.copy(root / "issues" / f"{DAY}.toml", place / "issues" / "issue.toml")
    shutil.copytree(root / "layouts", place / "layouts")
    os.symlink(root / "fonts", place / "fonts")


def full(place):
    """A disk that a second set does not fit on: the first stays whole."""
    out = place / "full"
    with Small(out, "6m") as mounted:
        if not mounted:
            return skipped.append("a full disk")
        run(place, "check", "issue.toml", "--out", str(out / "a"), code=0)
        run(place, "render", "issue.toml", "--out", str(out / "a"), code=0)
        before = files(out)
        told = run(place, "render", "issue.toml", "--split", "--out", str(out / "a"), code=3)
        if "cannot write to" not in told or files(out) != before:
            fail(f"a full disk: {set(files(out)) ^ set(before)}\n{told}")
        check_rule(out / "a")


def full_cache(place):
    """A cache on a full disk: the run goes on without it, and says so once."""
    cache = place / "cache"
    with Small(cache, "64k") as mounted:
        if not mounted:
            return skipped.append("a cache on a full disk")
        told = run(place, "render", "issue.toml", "--out", str(place / "b"), cache=cache, code=0)
        if told.count("going on without it") != 1:
            fail(f"a cache on a full disk is not told once:\n{told}")
        check_rule(place / "b")
        if any(path.name.startswith(".new-") for path in cache.iterdir()):
            fail("the cache keeps passing files")


def plain_user(place):
    """Folders that a plain user may read and not write."""
    if os.geteuid() != 0:
        return skipped.append("another user")
    out, cache = place / "c", place / "readonly"
    run(place, "render", "issue.toml", "--out", str(out), code=0)
    before = files(out)
    for verb in (["render", "issue.toml"], ["check", "issue.toml"]):
        told = run(place, *verb, "--out", str(out), user=NOBODY, code=3)
        if "cannot write to" not in told or files(out) != before:
            fail(f"a folder of others:\n{told}")
    mine = place / "mine"
    mine.mkdir()
    os.chown(mine, NOBODY, NOBODY)
    cache.mkdir()
    told = run(place, "render", "issue.toml", "--out", str(mine), cache=cache, user=NOBODY, code=0)
    if told.count("going on without it") != 1:
        fail(f"a cache of others is not told once:\n{told}")
    check_rule(mine)


def links(place):
    """A folder of page files that is a link, and files that are links."""
    out, plant = place / "d", place / "plant"
    plant.mkdir()
    (plant / "20210224-01.pdf").write_bytes(b"mine")
    out.mkdir()
    os.symlink(plant, out / "press")
    before = files(plant)
    run(place, "render", "issue.toml", "--split", "--out", str(out), code=3)
    run(place, "render", "issue.toml", "--out", str(out), code=0)
    os.rename(out / "press.pdf", plant / "signed.pdf")
    before = files(plant)
    os.symlink(plant / "signed.pdf", out / "press.pdf")
    story = place / "issues" / DAY / "comment-service.md"
    copy = story.read_text()
    head, body = copy.rsplit("+++", 1)
    story.write_text(f"{head}+++{body}\n{body}\n{body}")
    run(place, "render", "issue.toml", "--out", str(out), code=1)
    story.write_text(copy)
    if files(plant) != before or not (out / "press").is_symlink() or not (out / "press.pdf").is_symlink():
        fail("something was changed through a link")


def taken(place):
    """A folder that another run has and does not let go."""
    out = place / "e"
    run(place, "render", "issue.toml", "--out", str(out), code=0)
    before = files(out)
    with open(out / ".lock", "w") as lock:
        lock.write("pid 7 desk-2")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        told = run(place, "check", "issue.toml", "--out", str(out), code=3)
        os.unlink(out / ".lock")
    if told.count("pid 7 desk-2") != 2 or files(out) != before:
        fail(f"a folder that another run has:\n{told}")


def main():
    for test in (full, full_cache, plain_user, links, taken):
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            os.chmod(place, 0o755)
            desk(place)
            test(place)
    print("disks: all well" + (f"; skipped: {', '.join(skipped)}" if skipped else ""))


main()
