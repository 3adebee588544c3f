#include <csignal>
#include <cstdint>
#include <cstdlib>

#include <fcntl.h>
#include <malloc.h>
#include <sys/mman.h>
#include <llvm/Support/raw_ostream.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/options.h"

namespace {

/// A closed pipe or a limit on file sizes shall be an error of the write and not the end of the process, and no output
/// file may get a standard stream's number because that one was closed.
void prepare_process() {
  // A compilation only grows and then ends: memory that is kept is not asked of the kernel page by page again.
  constexpr int kMegabyte = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, 1024 * kMegabyte);
  mallopt(M_TRIM_THRESHOLD, 1024 * kMegabyte);
  mallopt(M_TOP_PAD, 4 * kMegabyte);
  // The first of it at once: a page fault each is a tenth of the time of a small plan.
  if (void* first = std::malloc(3 * kMegabyte)) {
    constexpr std::uintptr_t kPage = 4096;
    const auto begin = (reinterpret_cast<std::uintptr_t>(first) + kPage - 1) / kPage * kPage;
    static_cast<void>(madvise(reinterpret_cast<void*>(begin), 3 * kMegabyte - kPage, MADV_POPULATE_WRITE));
    std::free(first);
  }
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (fcntl(descriptor, F_GETFD) != -1) continue;
    // Opened the wrong way round, so that using it still fails.
    static_cast<void>(open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY));
  }
}

/// LLVM prints help and the version and ends the process itself; a failure to print them it would take for a crash.
void end_with_failure_if_unprinted() {
  llvm::outs().flush();
  if (!llvm::outs().has_error()) return;
  llvm::outs().clear_error();
  _exit(campaign::kFailed);
}

campaign::ExitStatus run(const campaign::Options& options) {
  switch (options.command) {
    case campaign::Command::check:
      return campaign::run_check(options);
    case campaign::Command::watch:
      return campaign::run_watch(options);
    case campaign::Command::serve:
      return campaign::run_serve(options);
    case campaign::Command::build:
      return campaign::run_build(options);
    case campaign::Command::json:
      return campaign::run_json(options);
    case campaign::Command::schedule:
      return campaign::run_schedule(options);
    case campaign::Command::odds:
      return campaign::run_odds(options);
    case campaign::Command::export_:
      return campaign::run_export(options);
    case campaign::Command::explain:
      return campaign::run_explain(options);
    case campaign::Command::schema:
      return campaign::run_schema(options);
    case campaign::Command::fmt:
      return campaign::run_fmt(options);
    case campaign::Command::lsp:
      return campaign::run_lsp(options);
    case campaign::Command::test:
      return campaign::run_test(options);
    case campaign::Command::doc:
      return campaign::run_doc(options);
  }
  return campaign::kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  prepare_process();
  llvm::outs();  // Made before the exit handler is registered, so that the handler runs before it goes.
  std::atexit(end_with_failure_if_unprinted);
  const auto options = campaign::parse_options(argc, argv);
  return options ? run(*options) : options.error();
}
