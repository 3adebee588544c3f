"""validate_csv.py FILE…   reads tables with Python's own reader, strictly: the form of RFC 4180, and no cell a formula."""

import csv
import pathlib
import re
import sys

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
rows = faults = 0
for path in sys.argv[1:]:
    text = pathlib.Path(path).read_bytes().decode("utf-8")  # Raises where it is not UTF-8.
    table = list(csv.reader(text.splitlines(keepends=True), strict=True))
    head = table[0]
    wrong = []
    if len(set(head)) != len(head) or not all(re.fullmatch("[a-z][a-z_]*", name) for name in head):
        wrong.append(f"a head of {head}")
    if not text.endswith("\r\n"):
        wrong.append("no line break at the end")
    for row in table[1:]:
        rows += 1
        if len(row) != len(head):
            wrong.append(f"{len(row)} cells under {len(head)} names: {row}")
        for cell in row:
            if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) and not NUMBER.fullmatch(cell):
                wrong.append(f"a formula: {cell}")
    for fault in wrong:
        faults += 1
        print(f"{path}: {fault}", file=sys.stderr)
print(f"{len(sys.argv) - 1} tables, {rows} rows, {faults} faults")
sys.exit(faults > 0)
