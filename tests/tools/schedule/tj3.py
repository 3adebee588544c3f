"""Random networks scheduled by TaskJuggler (Debian's `tj3`) and by the compiler, compared in canonical form.

    tj3.py PRINT_SCHEDULE [NETWORKS [SEED]]

What both can say: working and calendar lengths, links from ends and begins with lags of both sorts, containers at any depth with links into and
out of them, holidays. TaskJuggler begins work at five in the evening where the compiler begins it the next morning; it is one instant of
working time, so begins of work are moved to their first minute and ends to their last. What counts calendar time from the begin of work is left out:
it would count from different clocks.
"""
import calendar
import random
import subprocess
import sys
import tempfile
import time

DAY = 1440
START = 20822 * DAY + 540  # Monday, 4 January 2027, at nine.
HOLIDAYS = [20822 * DAY + day * DAY for day in (2, 15, 37, 38)]


def works(day):
    return (day // DAY + 3) % 7 < 5 and day not in HOLIDAYS


def canonical(at, is_end):
    """The first minute of work at or behind a begin, or the end of work at or before an end."""
    day = at // DAY * DAY
    if is_end:
        if works(day) and at > day + 540:
            return min(at, day + 1020)
        day -= DAY
        while not works(day):
            day -= DAY
        return day + 1020
    if works(day) and at < day + 1020:
        return max(at, day + 540)
    day += DAY
    while not works(day):
        day += DAY
    return day + 540


def clock(minutes):
    return time.strftime("%Y-%m-%d-%H:%M", time.gmtime(minutes * 60))


class Network:
    def __init__(self, rng):
        count = rng.randint(2, 12)
        self.steps, self.links = [], []
        for i in range(count):
            parents = [j for j in range(i) if self.depth(j) < 3]
            self.steps.append([rng.choice(parents) if parents and rng.random() < .35 else None, rng.choice(["working", "working", "calendar"]), rng.randint(1, 40)])
        self.inside = {i: [j for j in range(count) if self.steps[j][0] == i] for i in range(count)}
        self.waits = {i: set() for i in range(count)}
        for _ in range(rng.randint(0, 2 * count)):
            a, b = rng.sample(range(count), 2)
            lag = rng.choice([0, 0, rng.randint(1, 30)])
            unit = rng.choice(["working", "calendar"])
            edge = rng.choice(["end", "end", "start"])
            both_work = unit == "working" and not self.inside[b] and self.steps[b][1] == "working"
            if edge == "start" and (self.inside[a] or self.steps[a][1] == "working" and not both_work):
                edge = "end"
            if self.related(a, b) or self.related(b, a) or self.reaches(b, a) or any(link[0] == a and (self.related(link[2], b) or self.related(b, link[2])) for link in self.links):
                continue
            self.links.append((a, edge, b, unit, lag))

    def depth(self, i):
        return 0 if self.steps[i][0] is None else 1 + self.depth(self.steps[i][0])

    def related(self, a, b):
        while b is not None and b != a:
            b = self.steps[b][0]
        return b == a

    def leaves(self, i):
        return {leaf for j in self.inside[i] for leaf in self.leaves(j)} if self.inside[i] else {i}

    def reaches(self, a, b):
        """Whether something in b waits for something in a, over any number of links."""
        seen, left = set(), list(self.leaves(a))
        while left:
            at = left.pop()
            if at in seen:
                continue
            seen.add(at)
            for link in self.links:
                if at in self.leaves(link[0]):
                    left += self.leaves(link[2])
        return bool(seen & self.leaves(b))

    def text(self):
        lines = [f"network {START} -", "calendar", "hours 31 540 1020"] + [f"free {day} {day + DAY}" for day in HOLIDAYS]
        lines += [f"step {'-' if c is None else c} 0 {unit} {hours * 60} - - 0" for c, unit, hours in self.steps]
        lines += [f"link {a} {edge} {b} start {unit} {lag * 60} -" for a, edge, b, unit, lag in self.links]
        return "\n".join(lines + ["end", ""])

    def path(self, number, i):
        return (f"n{number}" if self.steps[i][0] is None else self.path(number, self.steps[i][0])) + f".s{i}"

    def task(self, number, i):
        _, unit, hours = self.steps[i]
        body = "" if self.inside[i] else f"{'length' if unit == 'working' else 'duration'} {hours}h "
        links = []
        for a, edge, b, of, lag in self.links:
            if b == i:
                gap = f" gap{'length' if of == 'working' else 'duration'} {lag}h" if lag else ""
                links.append(f"{self.path(number, a)} {{ {'onstart' if edge == 'start' else 'onend'}{gap} }}")
        body += f"depends {', '.join(links)} " if links else ""
        return f'task s{i} "s" {{ {body}{" ".join(self.task(number, j) for j in self.inside[i])} }}'

    def tjp(self, number):
        return f'task n{number} "n" {{ {" ".join(self.task(number, i) for i, step in enumerate(self.steps) if step[0] is None)} }}'


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(10**9)
    print(f"seed {seed}, {count} networks")
    rng = random.Random(seed)
    networks = [Network(rng) for _ in range(count)]
    leaves = "\n".join(f'  leaves holiday "h" {clock(day)[:10]}' for day in HOLIDAYS)
    head = f"""project p "P" {clock(START)} +2y {{ timezone "UTC" timeformat "%Y-%m-%d-%H:%M" dailyworkinghours 8 timingresolution 60min
  workinghours mon - fri 9:00 - 17:00
  workinghours sat, sun off }}
{leaves}
"""
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/all.tjp", "w") as file:
            file.write(head + "\n".join(network.tjp(i) for i, network in enumerate(networks)) + '\ntaskreport r "r" { formats csv columns id, start, end }\n')
        subprocess.run(["tj3", "--silent", "-o", folder, folder + "/all.tjp"], check=True)
        with open(folder + "/r.csv") as file:
            rows = [line.strip().replace('"', "").split(";") for line in file][1:]
    minutes = lambda text: calendar.timegm(time.strptime(text, "%Y-%m-%d-%H:%M")) // 60
    theirs = {name: (minutes(begin), minutes(end)) for name, begin, end in rows}
    out = subprocess.run([sys.argv[1]], input="".join(network.text() for network in networks), capture_output=True, text=True, check=True).stdout.split("\n")
    at, same, wrong = 0, 0, 0
    for number, network in enumerate(networks):
        for i, (_, unit, _) in enumerate(network.steps):
            if network.inside[i]:
                continue
            words = out[at + i].split()
            ours, other = (int(words[1]), int(words[2])), theirs[network.path(number, i)]
            if unit == "working":
                ours, other = [(canonical(begin, False), canonical(end, True)) for begin, end in (ours, other)]
            same += ours == other
            if ours != other:
                wrong += 1
                print(f"network {number} step {i}: {clock(ours[0])} to {clock(ours[1])}, in tj3 {clock(other[0])} to {clock(other[1])}")
                if wrong == 1:
                    print(network.text() + network.tjp(number))
        at += len(network.steps) + 1
    print(f"{same} steps are equal, {wrong} are not")
    return wrong > 0


sys.exit(main())
