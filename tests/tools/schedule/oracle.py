"""The schedule of random networks, worked out slowly and in another way: dates by repeating until nothing changes, slack by moving each step.

    oracle.py PRINT_SCHEDULE [NETWORKS [SEED]]

Working time is a list of minutes here, and a begin that a finish asks for is looked for; nothing is taken from the compiler but its answers.
"""
import bisect
import random
import subprocess
import sys

DAY, WEEK = 1440, 10080
START = 20822 * DAY  # Monday, 4 January 2027.
FIRST, LAST = START - 100 * DAY, START + 220 * DAY


class Calendar:
    def __init__(self, rng):
        self.lines = ["calendar"]
        worked = bytearray(LAST - FIRST)
        for _ in range(rng.randint(1, 2)):
            days = rng.randint(1, 127)
            begin = rng.randint(6, 14) * 60 + rng.choice([0, 0, 30, 7])
            end = min(begin + rng.randint(1, 9) * 60, DAY)
            self.lines.append(f"hours {days} {begin} {end}")
            for day in range(FIRST, LAST, DAY):
                weekday = (day // DAY + 3) % 7
                if days >> weekday & 1:
                    worked[day + begin - FIRST:day + end - FIRST] = b"\1" * (end - begin)
        for _ in range(rng.randint(0, 3)):
            begin = START + rng.randint(0, 30) * DAY + rng.choice([0, 0, 600])
            end = begin + rng.randint(1, 4) * DAY
            self.lines.append(f"free {begin} {end}")
            worked[begin - FIRST:end - FIRST] = bytes(end - begin)
        self.minutes = [FIRST + i for i, w in enumerate(worked) if w]  # Where each working minute begins.

    def before(self, at):
        return bisect.bisect_left(self.minutes, at)

    def next(self, at):
        return self.minutes[self.before(at)]

    def add(self, at, n):
        return at if n == 0 else self.nth(self.before(at) + n - 1) + 1

    def nth(self, index):
        if index < 0:
            raise IndexError
        return self.minutes[index]


class Network:
    def __init__(self, rng):
        self.rng = rng
        self.start = START + rng.choice([0, 540, 700])
        self.calendars = CALENDARS[rng.randrange(len(CALENDARS))]
        count = rng.randint(1, 8)
        self.steps, self.links, self.bounds = [], [], []
        self.unsaid = 0  # Of how many steps this model cannot say how late they may begin.
        for i in range(count):
            unit = rng.choice(["working", "working", "calendar"])
            self.steps.append({
                "container": rng.randrange(i) if i and rng.random() < .25 else None, "calendar": rng.randrange(len(self.calendars)), "unit": unit,
                "count": rng.choice([0, 17, 60, 480]) * rng.randint(0, 5),
                "start": START + rng.randint(0, 20 * 24) * 60 if rng.random() < .1 else None})
        self.inside = {i: [j for j in range(count) if self.steps[j]["container"] == i] for i in range(count)}
        rank = list(range(count))
        rng.shuffle(rank)
        for _ in range(rng.randint(0, 2 * count)):
            a, b = rng.randrange(count), rng.randrange(count)
            if rank[a] > rank[b]:
                a, b = b, a
            if a == b or self.related(a, b) or self.related(b, a):
                continue
            edges = rng.choice([("end", "start")] * 4 + [("start", "start"), ("end", "end"), ("start", "end")])
            if edges[0] == "start" and self.inside[a]:
                continue  # Which step is first is for the compiler to say.
            lag = 0 if rng.random() < .5 else rng.choice([60, 480, 1440, 13]) * rng.randint(-2, 4)
            self.links.append((a, edges[0], b, edges[1], rng.choice(["working", "calendar"]), lag))
        if rng.random() < .3:
            self.bounds.append((rng.randrange(count), "start", "not_before", START + rng.randint(0, 20) * DAY))

    def related(self, a, b):
        while b is not None and b != a:
            b = self.steps[b]["container"]
        return b == a

    def text(self):
        dash = lambda value: "-" if value is None else value
        lines = [f"network {self.start} -"]
        for calendar in self.calendars:
            lines += calendar.lines
        for s in self.steps:
            lines.append(f"step {dash(s['container'])} {s['calendar']} {s['unit']} {s['count']} {dash(s['start'])} - 0")
        lines += [f"link {a} {ae} {b} {be} {unit} {lag} -" for a, ae, b, be, unit, lag in self.links]
        lines += ["bound %d %s %s %d" % bound for bound in self.bounds]
        return "\n".join(lines + ["end", ""])

    def finish_of(self, i, begin):
        s = self.steps[i]
        return self.calendars[s["calendar"]].add(begin, s["count"]) if s["unit"] == "working" else begin + s["count"]

    def dates(self, delayed=None, to=0):
        """Begins and ends of all steps, with one not before an instant; None where there is no end to it."""
        try:
            return self.repeated(delayed, to)
        except IndexError:  # Behind all working time.
            return None

    def end(self, delayed, to):
        """When all is over, with one step not before an instant; None where this model's calendars do not reach so far."""
        dates = self.dates(delayed, to)
        return max(dates[1]) if dates else None

    def repeated(self, delayed, to):
        begin = [self.start if s["start"] is None else s["start"] for s in self.steps]
        for i, s in enumerate(self.steps):
            if self.works(i) and s["start"] is None:
                begin[i] = self.calendars[s["calendar"]].next(begin[i])
        stretch = [0] * len(self.steps)
        for _ in range(60):
            end = [self.finish_of(i, begin[i]) for i in range(len(begin))]
            for i in reversed(range(len(begin))):  # What is inside stands behind.
                if self.inside[i]:
                    begin[i] = min(begin[j] for j in self.inside[i])
                    end[i] = max([end[j] for j in self.inside[i]] + [stretch[i]])
            changed = False

            def ask(i, edge, at):
                nonlocal changed
                if self.inside[i] and edge == "start":
                    for j in self.inside[i]:
                        ask(j, edge, at)
                elif self.inside[i]:
                    changed |= at > end[i]
                    stretch[i] = max(stretch[i], at)
                elif self.steps[i]["start"] is None:
                    c = self.calendars[self.steps[i]["calendar"]]
                    if edge == "end":
                        if self.works(i):
                            lacking = c.before(at) - c.before(end[i])
                            if lacking > 0:
                                begin[i], changed = c.nth(c.before(begin[i]) + lacking), True
                                end[i] = self.finish_of(i, begin[i])
                            return
                        at -= self.steps[i]["count"]
                    if self.works(i):
                        at = c.next(at)
                    if at > begin[i]:
                        begin[i], changed = at, True
                        end[i] = self.finish_of(i, at)

            for a, ae, b, be, unit, lag in self.links:
                if not self.inside[b] and self.steps[b]["start"] is not None:
                    continue  # What is stated waits for nothing, however far the lag would reach.
                at = begin[a] if ae == "start" else end[a]
                ask(b, be, self.calendars[self.steps[b]["calendar"]].add(at, lag) if unit == "working" else at + lag)
            for i, edge, _, at in self.bounds:
                ask(i, edge, at)
            if delayed is not None:
                ask(delayed, "start", to)
            if not changed:
                return begin, end
        return None

    def works(self, i):
        return self.steps[i]["unit"] == "working" and self.steps[i]["count"] > 0

    def check(self, rows):
        begin, end = self.dates()
        last = max(end)
        for i, row in enumerate(rows):
            if (int(row[1]), int(row[2])) != (begin[i], end[i]):
                return f"step {i}: {row[1]} to {row[2]}, should be {begin[i]} to {end[i]}"
            if self.inside[i] or self.steps[i]["start"] is not None:
                continue
            c, late, slack = self.calendars[self.steps[i]["calendar"]], int(row[5]), int(row[7])
            if late > LAST - 60 * DAY:
                continue
            with_it, behind_it = self.end(i, late), self.end(i, late + 1)
            if with_it is None:
                self.unsaid += 1
                continue
            if with_it != last:
                return f"step {i}: at {late} it moves the end"
            if behind_it == last:
                return f"step {i}: behind {late} it does not move the end yet"
            if self.works(i) and slack != c.before(late) - c.before(begin[i]):
                return f"step {i}: slack {slack}, should be {c.before(late) - c.before(begin[i])}"
        return None


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(10**9)
    print(f"seed {seed}, {count} networks")
    rng = random.Random(seed)
    global CALENDARS
    CALENDARS = [[Calendar(rng) for _ in range(rng.randint(1, 3))] for _ in range(20)]
    networks = [Network(rng) for _ in range(count)]
    networks = [network for network in networks if network.dates() is not None]
    text = "".join(network.text() for network in networks)
    out = subprocess.run([sys.argv[1]], input=text, capture_output=True, text=True, check=True).stdout.split("\n")
    at, checked, circles, unsaid = 0, 0, 0, 0
    for number, network in enumerate(networks):
        rows = [line.split() for line in out[at:at + len(network.steps)]]
        at += len(network.steps) + 1
        if any(row[0] != "0" for row in rows):
            circles += 1  # Through a container; those have no dates.
            continue
        checked += 1
        wrong = network.check(rows)
        if wrong:
            print(f"network {number}: {wrong}\n{network.text()}")
            return 1
        unsaid += network.unsaid
    print(f"{checked} agree, {circles} wait for themselves, the slack of {unsaid} steps lies too far ahead to be tried")
    return 0 if checked > count // 2 and unsaid < count // 50 else 1


sys.exit(main())
