// node validate_sarif.mjs FILE…   checks each file against the published SARIF 2.1.0 schema.
// Exit 1 on any fault, and on no file at all.
import { readFileSync } from "node:fs";
import Ajv4 from "ajv-draft-04"; // the published schema is written in draft 4
import addFormats from "ajv-formats";

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: validate_sarif.mjs FILE…");
  process.exit(1);
}

// Only the schema file of this package is used: it is the smallest one that ships it.
const schema = new URL("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json", import.meta.url);
// Lenient: the published schema uses defaults where strict mode refuses them, and a pattern that is no Unicode pattern.
const ajv = addFormats.default(new Ajv4.default({ strict: false, unicodeRegExp: false, allErrors: true }));
const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));

let faults = 0;
function fault(file, where, message) {
  console.error(`${file}: ${where || "/"}: ${message}`);
  faults++;
}

// The schema cannot say that a result's rule must be one of those that its run declares.
function checkRules(file, run, at) {
  const rules = run.tool.driver.rules ?? [];
  (run.results ?? []).forEach((result, i) => {
    const where = `${at}/results/${i}`;
    const { ruleId, ruleIndex = -1 } = result;
    if (ruleIndex >= 0 && rules[ruleIndex]?.id !== ruleId) {
      fault(file, `${where}/ruleIndex`, `rule ${ruleIndex} is ${rules[ruleIndex]?.id}, not ${ruleId}`);
    } else if (ruleId !== undefined && !rules.some((rule) => rule.id === ruleId)) {
      fault(file, `${where}/ruleId`, `${ruleId} is not among the driver's rules`);
    }
  });
}

for (const file of files) {
  let log;
  try {
    log = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    fault(file, "", error.message);
    continue;
  }
  if (validate(log)) {
    log.runs.forEach((run, i) => checkRules(file, run, `/runs/${i}`));
  } else {
    for (const { instancePath, message, params } of validate.errors) {
      fault(file, instancePath, `${message} ${JSON.stringify(params)}`);
    }
  }
}
console.log(`${files.length} SARIF files: ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
