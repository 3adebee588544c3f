// node validate_json.mjs SCHEMA FILE…   checks JSON files against a JSON Schema (draft 2020-12), formats included.
// An independent reader of what the compiler writes: exit 1 on any fault, in the schema too, and on no file at all.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [schemaFile, ...files] = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: validate_json.mjs SCHEMA FILE…");
  process.exit(1);
}

let faults = 0;
function fault(file, where, message) {
  console.error(`${file}: ${where || "/"}: ${message}`);
  faults++;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    fault(file, "", error.message);
    return undefined;
  }
}

// Strict also finds the schema's own slips: a misspelt keyword, a "required" that can never be met.
const ajv = addFormats.default(new Ajv2020.default({ strict: true, allowUnionTypes: true, allErrors: true }));
const schema = readJson(schemaFile);
let validate;
try {
  validate = schema !== undefined && ajv.compile(schema);
} catch (error) {
  fault(schemaFile, "", error.message);
}

if (validate) {
  for (const file of files) {
    const data = readJson(file);
    if (data === undefined || validate(data)) continue;
    for (const { instancePath, message, params } of validate.errors) {
      fault(file, instancePath, `${message} ${JSON.stringify(params)}`);
    }
  }
}
console.log(`${files.length} JSON files against ${schemaFile}: ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
