#include "emit/json/findings.h"

namespace campaign {

namespace {

void write_labels(JsonWriter& json, const Places& places, const std::vector<Label>& labels) {
  json.key("labels");
  json.begin_array();
  for (const Label& label : labels) {
    json.begin_object();
    places.write(json, label.span);
    json.member("message", label.text);
    json.end_object();
  }
  json.end_array();
}

void write_fix(JsonWriter& json, const Places& places, const Fix& fix) {
  json.begin_object();
  json.member("title", fix.title);
  json.member("sure", fix.sure);
  json.key("edits");
  json.begin_array();
  for (const Edit& edit : fix.edits) {
    json.begin_object();
    places.write(json, edit.span);
    json.member("text", edit.text);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

void write_finding(JsonWriter& json, const Places& places, const Diagnostic& diagnostic) {
  json.begin_object();
  json.member("name", diagnostic.name);
  json.member("severity", name_of(diagnostic.severity));
  json.member("message", diagnostic.message);
  if (!diagnostic.note.empty()) json.member("note", diagnostic.note);
  places.write(json, diagnostic.span);
  if (!diagnostic.labels.empty()) write_labels(json, places, diagnostic.labels);
  if (!diagnostic.help.empty()) json.member("help", diagnostic.help);
  if (!diagnostic.fixes.empty()) {
    json.key("fixes");
    json.begin_array();
    for (const Fix& fix : diagnostic.fixes) write_fix(json, places, fix);
    json.end_array();
  }
  json.end_object();
}

}  // namespace campaign
