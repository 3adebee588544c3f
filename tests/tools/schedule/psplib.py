"""How far the levelling is from the published values of PSPLIB, as it lies in a clone or mirror of github.com/ptal/kobe-scheduling.

    psplib.py PRINT_SCHEDULE GIT_DIRECTORY

The instances are Kolisch's and Sprecher's (1996), not ours: they are read and never kept. Each resource is a person who stands for as many as
there are of it. Fails if a schedule is shorter than a proven optimum, or the mean above the values is larger than it has been.
"""
import os
import re
import subprocess
import sys

MOST = {"j30": 4.0, "j60": 4.2, "j120": 9.7}  # Percent.


def show(git, path):
    return subprocess.run(["git", "-C", git, "show", "HEAD:" + path], capture_output=True, text=True, check=True).stdout


def instance(text):
    """A .sm file as a network in minutes that stand for its units of time."""
    links, steps, section, people = [], [], "", []
    for line in text.split("\n"):
        words = line.split()
        if line.startswith(("PRECEDENCE", "REQUESTS", "RESOURCEAVAILABILITIES")):
            section = line[:3]
        elif section == "PRE" and words and words[0].isdigit():
            links += [(int(words[0]) - 1, int(other) - 1) for other in words[3:]]
        elif section == "REQ" and words and words[0].isdigit():
            steps.append((int(words[2]), [int(word) for word in words[3:]]))
        elif section == "RES" and words and words[0].isdigit():
            people = [int(word) for word in words]
    lines = ["network 0 -", "calendar", "hours 127 0 1440"]
    lines += [f"step - 0 calendar {length} - - 0" for length, _ in steps]
    lines += [f"link {a} end {b} start calendar 0 -" for a, b in links]
    lines += [f"person 0 {count * 10000}" for count in people]
    for i, (length, uses) in enumerate(steps):
        if length and any(uses):
            lines.append(f"demand {i} 0 0 500 " + " ".join(f"{person} {count * 10000}" for person, count in enumerate(uses) if count))
    return "\n".join(lines + ["end", ""])


def main():
    program, git = sys.argv[1:]
    if not os.path.isdir(git):
        print("skipped: no copy of PSPLIB here")
        return 77
    failed = False
    for name, most in MOST.items():
        folder = f"data/rcpsp/{name}.sm"
        known = {}
        for line in show(git, folder + "/optimum/optimum.csv").split("\n"):
            match = re.match(r"(\w+)\.sm,(?:\d*\.\.)?(\d+)$", line)  # `82..87`: the best known where the optimum is not.
            if match:
                known[match[1]] = int(match[2])
        names = sorted(known, key=lambda each: [int(part) for part in re.findall(r"\d+", each)])
        text = "".join(instance(show(git, f"{folder}/{each}.sm")) for each in names)
        for options in (["--once"], []):
            out = subprocess.run([program] + options, input=text, capture_output=True, text=True, check=True).stdout
            spans = [int(line.split()[1]) for line in out.split("\n") if line.startswith("finish")]
            above = [(span - known[each]) / known[each] * 100 for each, span in zip(names, spans)]
            mean = sum(above) / len(above)
            print(f"{name}{' before turning round' if options else ''}: {mean:.2f}% above, {sum(a <= 0 for a in above)} of {len(names)} at the published value, {sum(a < 0 for a in above)} below")
            failed |= any(a < 0 for a in above)
            failed |= not options and mean > most
    return failed


sys.exit(main())
