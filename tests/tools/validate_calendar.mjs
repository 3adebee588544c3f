// node validate_calendar.mjs FILE…   reads calendars byte by byte as RFC 5545 asks, and with two parsers that are not ours. Hours of a
// zone have to be the same on its clocks all year, as Intl has them.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const decoder = new TextDecoder("utf-8", { fatal: true });
let faults = 0;
let events = 0;
let recurring = 0;
let zoned = 0;
let excepted = 0;
let sent = 0;

function checkLines(bytes, fault) {
  if (bytes.length === 0 || bytes.at(-1) !== 0x0a) fault("does not end with a line break");
  let start = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0x0a) continue;
    if (bytes[at - 1] !== 0x0d) fault("a line ends without CR");
    const line = bytes.subarray(start, at - 1);
    if (line.length > 75) fault(`a line of ${line.length} octets`);
    if (line.includes(0x0d)) fault("a CR within a line");
    try {
      decoder.decode(line); // Folded within a character, neither half is UTF-8.
    } catch {
      fault("a line that is no UTF-8");
    }
    start = at + 1;
  }
}

const dateOf = (time) => time.toString(); // A day, or a floating time without a zone.

// Of every occurrence the hour that the zone's own clocks show, whatever our VTIMEZONE says.
function checkHours(event, fault) {
  const zone = event.startDate.zone.tzid;
  if (!event.component.parent.getTimeZoneByID(zone)) return fault(`${event.uid}: there is no VTIMEZONE of ${zone}`);
  zoned++;
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  const floating = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", dateStyle: "short", timeStyle: "short" });
  const occurrences = event.iterator();
  for (let next = occurrences.next(); next; next = occurrences.next()) {
    const shown = clock.format(new Date(next.toUnixTime() * 1000));
    const written = floating.format(Date.UTC(next.year, next.month - 1, next.day, next.hour, next.minute));
    if (shown !== written) return fault(`${event.uid}: ${dateOf(next)} is ${shown} in ${zone}`);
  }
}

function checkEvent(event, uids, fault) {
  const uid = event.uid;
  if (!uid || uids.has(uid)) fault(`the uid ${uid} is missing or there twice`);
  uids.add(uid);
  if (Buffer.byteLength(uid) > 255) fault(`the uid ${uid} is too long`);
  const stamp = event.component.getFirstPropertyValue("dtstamp");
  if (!/^\d{4}-\d\d-\d\dT00:00:00Z$/.test(String(stamp))) fault(`${uid}: DTSTAMP is ${stamp}`);
  if (!event.summary) fault(`${uid}: no summary`);
  if (event.startDate.isDate !== event.endDate.isDate) fault(`${uid}: a day and a time`);
  if (event.startDate.compare(event.endDate) >= 0) fault(`${uid}: ends before it starts`);
  if (!event.startDate.isDate && event.startDate.zone !== ICAL.Timezone.localTimezone) checkHours(event, fault);
  if (event.isRecurring()) {
    recurring++;
    const first = event.iterator().next();
    if (!first || first.compare(event.startDate) !== 0) fault(`${uid}: ${dateOf(event.startDate)} is no day of its rule`);
    checkExceptions(event, fault);
  }
}

// Days that are left out of a rule have to be days of it, at its hour, or leaving them out does nothing.
function checkExceptions(event, fault) {
  const exceptions = event.component.getAllProperties("exdate").flatMap((each) => each.getValues());
  if (exceptions.length === 0) return;
  const days = new Set();
  const rule = event.component.getFirstPropertyValue("rrule").iterator(event.startDate);
  for (let next = rule.next(); next; next = rule.next()) days.add(next.toString());
  for (const each of exceptions) {
    excepted++;
    if (!days.has(each.toString())) fault(`${event.uid}: ${dateOf(each)} is left out of a rule that does not have it`);
  }
}

// What the plan's JSON says of the sends of its tactics, expanded by a reader that is not ours: the same days, at the same times of the
// zone's clocks. `plan.json` beside the calendar.
function checkSends(file, own, fault) {
  let plan;
  try {
    plan = JSON.parse(readFileSync(new URL("plan.json", pathToFileURL(file))));
  } catch {
    return; // No site: the calendar alone.
  }
  const found = new Map();
  for (const event of own.filter((each) => /\.repeat\.\d/.test(each.uid))) {
    const id = decodeURIComponent(event.uid.replace(/\.repeat\.\d.*$/, "").replace(/^tactic\./, ""));
    const days = found.get(id) ?? found.set(id, []).get(id);
    const occurrences = event.isRecurring() ? event.iterator() : { list: [event.startDate], next() { return this.list.pop(); } };
    for (let next = occurrences.next(); next; next = occurrences.next()) days.push(next.toString().slice(0, 16));
  }
  const visit = (value) => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (value === null || typeof value !== "object") return;
    if (value.computed?.sends && found.has(value.id)) {
      const said = value.computed.sends.days.map((each) => each.day + (each.at ? `T${each.at}` : "")).sort();
      sent += said.length;
      if (JSON.stringify(said) !== JSON.stringify(found.get(value.id).sort())) fault(`${value.id} is sent on ${found.get(value.id)}, and by plan.json on ${said}`);
      found.delete(value.id);
    }
    Object.values(value).forEach(visit);
  };
  visit(plan);
  for (const id of found.keys()) fault(`plan.json knows nothing of the sends of ${id}`);
}

for (const file of process.argv.slice(2)) {
  const fault = (what) => {
    faults++;
    console.error(`${file}: ${what}`);
  };
  const bytes = readFileSync(file);
  checkLines(bytes, fault);
  const text = bytes.toString("utf8");
  const calendar = new ICAL.Component(ICAL.parse(text));
  const own = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
  if (own.length === 0) fault("no event");
  const uids = new Set();
  for (const event of own) checkEvent(event, uids, fault);
  events += own.length;
  checkSends(file, own, fault);

  const other = Object.values(nodeIcal.sync.parseICS(text)).filter((each) => each.type === "VEVENT");
  if (other.length !== own.length) fault(`node-ical finds ${other.length} events, ical.js ${own.length}`);
  for (const each of other) {
    const same = own.find((event) => event.uid === each.uid);
    if (!same) fault(`only node-ical finds ${each.uid}`);
    for (const [one, another] of [[same?.summary, each.summary], [same?.description, each.description]]) {
      // node-ical takes an escaped backslash before an `n` for a line break.
      if (!one?.includes("\\n") && (one ?? "") !== (another ?? "")) fault(`the parsers read ${each.uid} differently: ${another}`);
    }
    if (same && same.isRecurring() !== (each.rrule !== undefined)) fault(`only one parser has ${each.uid} recur`);
  }
}
console.log(`${process.argv.length - 2} calendars, ${events} events, ${recurring} of them recurring, ${zoned} in a zone, ${excepted} days left out, ${sent} sends as in plan.json, ${faults} faults`);
process.exit(faults === 0 && zoned > 0 ? 0 : 1);
