// node holidays.mjs CAMPAIGN   holds the holidays of the standard library against a source that is not ours, npm's date-holidays: every whole
// public holiday of every calendar in every year from 2024 to 2035. Where the two differ, holiday_differences.mjs has to say what decides;
// what it says has to be the case. Both Easters are held against date-easter from 1900 to 2199.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { easter, orthodoxEaster } from "date-easter";
import Holidays from "date-holidays";
import { counterparts, differences } from "./holiday_differences.mjs";

const campaign = process.argv[2];
const modules = new URL("../../stdlib/std/holidays/", import.meta.url);
const kFirst = 2024;
const kLast = 2035;
let faults = 0;
const fault = (text) => {
  console.error(text);
  faults++;
};

function jsonOf(plan) {
  const folder = mkdtempSync(join(tmpdir(), "holidays-"));
  const file = join(folder, "plan.campaign");
  writeFileSync(file, plan);
  const run = spawnSync(campaign, ["json", file], { encoding: "utf8", maxBuffer: 1 << 28 });
  rmSync(folder, { recursive: true });
  if (!run.stdout) throw new Error(`${campaign} json: ${run.stderr}`);
  return JSON.parse(run.stdout).declarations;
}

const names = [];
const uses = [];
for (const file of readdirSync(modules).sort()) {
  uses.push(`use std.holidays.${file.replace(".campaign", "")}`);
  for (const [, name] of readFileSync(new URL(file, modules), "utf8").matchAll(/^calendar (\w+)/gm)) names.push(name);
}

const library = jsonOf(`${uses.join("\n")}
calendar all "All" { observes: ${names.join(", ")} }
campaign years "Years" { period: ${kFirst} .. ${kLast} }
`);
const titles = new Map(library.holidays.map((holiday) => [holiday.id, holiday.title]));

/// Day → what the calendar calls it.
function ours(name) {
  const calendar = library.calendars.find((each) => each.name === name);
  const days = new Map();
  for (const free of calendar.computed.free_days) {
    if (!days.has(free.day)) days.set(free.day, titles.get(free.holiday.id) + (free.substitute ? " (substitute)" : ""));
  }
  return days;
}

/// The same of date-holidays: whole days only.
function theirs(place) {
  const source = new Holidays(...place.split(" "));
  source.setLanguages("en");
  const days = new Map();
  const kDay = 86_400_000;
  for (let year = kFirst; year <= kLast; year++) {
    for (const holiday of source.getHolidays(year)) {
      const length = Math.round((holiday.end - holiday.start) / kDay);
      if (holiday.type !== "public" || holiday.end - holiday.start < 0.95 * kDay) continue;
      for (let i = 0; i < length; i++) {
        const day = new Date(Date.parse(`${holiday.date.slice(0, 10)}T12:00:00Z`) + i * kDay).toISOString().slice(0, 10);
        if (!days.has(day)) days.set(day, holiday.name);
      }
    }
  }
  return days;
}

const used = new Set();
function decided(calendar, side, name) {
  const found = differences.findIndex((row) => row[1] === side && row[2] === name && (row[0] === "*" || row[0].split(" ").includes(calendar)));
  used.add(found);
  return found >= 0;
}

let held = 0;
for (const name of names) {
  if (!(name in counterparts)) fault(`${name} is not in the table of counterparts`);
  if (!counterparts[name]) continue;
  const mine = ours(name);
  const other = theirs(counterparts[name]);
  held += mine.size;
  for (const [day, title] of other) {
    if (!mine.has(day) && !decided(name, "theirs", title)) fault(`${name} ${day}: date-holidays has "${title}"`);
  }
  for (const [day, title] of mine) {
    if (!other.has(day) && !decided(name, "ours", title)) fault(`${name} ${day}: only we have "${title}"`);
  }
}
differences.forEach((row, index) => {
  if (!used.has(index)) fault(`not a difference any more: ${row[0]}, ${row[1]}, ${row[2]}`);
});

const kEasters = [1900, 2199];
const feasts = jsonOf(`calendar feasts "Feasts" {
  holiday western "Western" { on: easter }
  holiday eastern "Eastern" { on: orthodox_easter }
}
campaign years "Years" { period: ${kEasters[0]} .. ${kEasters[1]} }
`);
const iso = ({ year, month, day }) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
const days = { western: new Set(), eastern: new Set() };
for (const free of feasts.calendars[0].computed.free_days) days[free.holiday.id.split(".").at(-1)].add(free.day);
for (let year = kEasters[0]; year <= kEasters[1]; year++) {
  if (!days.western.has(iso(easter(year)))) fault(`Easter ${year} is ${iso(easter(year))}`);
  if (!days.eastern.has(iso(orthodoxEaster(year)))) fault(`Orthodox Easter ${year} is ${iso(orthodoxEaster(year))}`);
}

console.log(`${names.length} calendars, ${held} holidays held, ${differences.length} kinds of difference decided, ${faults} faults`);
process.exit(faults === 0 && held > 10_000 ? 0 : 1);
