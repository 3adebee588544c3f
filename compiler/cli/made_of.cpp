#include "cli/made_of.h"

#include <algorithm>
#include <span>
#include <string_view>

#include <elf.h>
#include <link.h>

#include "cli/manifest.h"

namespace campaign {
namespace {

/// The note that the linker puts into a program, other for every other program (ELF, NT_GNU_BUILD_ID); empty without one.
std::string_view build_id() {
  std::string_view id;
  dl_iterate_phdr(
      [](dl_phdr_info* object, std::size_t, void* found) {
        for (const auto& header : std::span(object->dlpi_phdr, object->dlpi_phnum)) {
          if (header.p_type != PT_NOTE) continue;
          const auto* at = reinterpret_cast<const char*>(object->dlpi_addr + header.p_vaddr);
          for (const char* end = at + header.p_memsz; at + sizeof(ElfW(Nhdr)) <= end;) {
            const auto* note = reinterpret_cast<const ElfW(Nhdr)*>(at);
            const char* name = at + sizeof(ElfW(Nhdr));
            const char* content = name + (note->n_namesz + 3U) / 4 * 4;
            if (note->n_type == NT_GNU_BUILD_ID && std::string_view(name, note->n_namesz) == std::string_view("GNU", 4))
              *static_cast<std::string_view*>(found) = {content, note->n_descsz};
            at = content + (note->n_descsz + 3U) / 4 * 4;
          }
        }
        return 1;  // The program itself comes first.
      },
      &id);
  return id;
}

class Mixer {
 public:
  void add(std::string_view bytes) { hash_ = content_hash(bytes, hash_ ^ bytes.size()); }
  void add(std::uint64_t number) { add({reinterpret_cast<const char*>(&number), sizeof number}); }
  [[nodiscard]] std::uint64_t hash() const { return std::max<std::uint64_t>(hash_, 1); }

 private:
  std::uint64_t hash_ = 0;
};

}  // namespace

std::uint64_t made_of(const Snapshot& snapshot, std::string_view choice) {
  const std::string_view compiler = build_id();
  if (compiler.empty()) return 0;
  Mixer mixer;
  mixer.add(compiler);
  mixer.add(choice);
  mixer.add(static_cast<std::uint64_t>(std::chrono::sys_days(snapshot.as_of).time_since_epoch().count()));
  for (std::size_t i = 0; i < snapshot.sources->size(); ++i) {
    const SourceFile& file = (*snapshot.sources)[FileId{static_cast<std::uint32_t>(i)}];
    mixer.add(file.name());
    mixer.add(file.text());
  }
  for (const Asset& asset : snapshot.assets) mixer.add(asset.bytes);
  for (const Diagnostic& finding : snapshot.diagnostics) {
    mixer.add(finding.name);
    mixer.add(finding.message);
    mixer.add(static_cast<std::uint64_t>(finding.severity));
  }
  return mixer.hash();
}

}  // namespace campaign
