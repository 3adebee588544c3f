#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lsp/documents.h"
#include "workspace/kept.h"

namespace campaign {

/// What the client can do and how it wants to be served, as it says in `initialize` and in its configuration.
struct ClientSettings {
  bool pulls_diagnostics = false;
  bool snippets = false;
  bool progress = false;             ///< `window/workDoneProgress/create`
  bool configuration = false;        ///< `workspace/configuration`
  bool registers_watches = false;    ///< `workspace/didChangeWatchedFiles` may be registered.
  bool refreshes_diagnostics = false, refreshes_hints = false, refreshes_lenses = false;
  // The section `campaign` of the client's configuration.
  bool inlay_hints = true, lenses = true;
  std::string reference;             ///< Where the pages of `campaign doc` are, as an address; empty: nowhere.
};

/// The semantic tokens of a text as they were sent last.
struct TokenResult {
  std::uint64_t number = 0;
  std::vector<std::uint32_t> data;
};

/// The open texts, the folders they are in, and what the compiler finds out about them.
class Session {
 public:
  explicit Session(CompileOptions options) : options_(std::move(options)) {}

  ClientSettings client;
  Positions positions{false};
  std::map<std::string, TokenResult> tokens;  ///< By URI.

  /// The language in which the client's user reads, as a tag; one that is not known is English. Before any text is open.
  void speak(const std::string& locale);

  // -- folders and settings --
  void add_folder(const std::string& uri);
  void remove_folder(const std::string& uri);
  /// Takes what a configuration says (`asOf`, `gate`, `inlayHints`, `codeLenses`, `reference`); what it does not say, or says in
  /// another form, stays as it is. Texts are compiled anew where it matters.
  void configure(const Json& section);

  // -- texts --
  /// Each throws `Json::exception` where the parameters are not the protocol's.
  void open(const Json& params);
  void change(const Json& params);
  /// The text is forgotten; gives its URI, or nullopt where it was not open.
  std::optional<std::string> close(const Json& params);
  /// Files on the disk have changed: what was read from there is old.
  void disk_changed();

  [[nodiscard]] const std::map<std::string, Document>& documents() const { return documents_; }
  /// The open text that a request is about, compiled as it is now. Throws `Json::exception` where it is not open.
  const Document& document(const Json& params);
  /// Compiles the texts that have changed since they were compiled.
  void compile_all();
  /// Compiles them, and calls for each text whose findings were not told since it was compiled: a request may have done that before.
  void tell(const std::function<void(const Document&)>& findings_of);
  /// Frees what earlier compilations of changed texts gave: for when nobody waits.
  void free_retired() { retired_.clear(); }
  /// How a compilation that may take a while is announced: called with true before it, with false behind it.
  std::function<void(const Document&, bool)> busy;

  /// The document as one of all plans of its folder that use it, directly or not, so that names can be followed everywhere; the
  /// document itself where nobody uses it. Holds until the next change.
  const Document& wide(const Document& document);

  // -- places --
  [[nodiscard]] static const SourceFile& source(const Document& document) { return (*document.snapshot->sources)[document.file]; }
  [[nodiscard]] std::uint32_t offset(const Document& document, const Json& position) const { return positions.offset(source(document), position); }
  /// The place as a `Range` of the document's own file.
  [[nodiscard]] Json range(const Document& document, Span span) const { return positions.range(source(document), span); }
  /// A `Location`; nullopt for what lies in the standard library, which is no file.
  [[nodiscard]] std::optional<Json> location(const Document& document, Span span) const;
  /// A `WorkspaceEdit`. Edits of the library are left out.
  [[nodiscard]] Json workspace_edit(const Document& document, const std::vector<Edit>& edits) const;
  /// The path of a file that a text names relative to itself, or nullopt where there is none.
  [[nodiscard]] std::optional<std::string> file_beside(const Document& document, const std::string& name) const;

 private:
  void compile_now(Document& document);
  /// Marks the texts whose compilation read a file as old; those too that miss one.
  void mark_readers(const std::string& path);
  [[nodiscard]] std::string workspace_of(const std::string& path) const;
  [[nodiscard]] std::string path_of(const Document& document, FileId file) const;
  [[nodiscard]] std::optional<std::string> uri_of(const Document& document, FileId file) const;

  CompileOptions options_;
  EditorWorld world_;
  std::vector<std::string> folders_;
  std::map<std::string, Document> documents_;  // By URI.
  std::map<std::string, Document> wide_;       // By URI, for `wide`.
  std::vector<std::shared_ptr<const Snapshot>> retired_;
  std::map<std::string, Kept> kept_;           // By URI.
};

}  // namespace campaign
