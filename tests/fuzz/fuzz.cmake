# A minute of each fuzzer, in a build of their own with clang and sanitizers: `ctest -C Fuzz` has them among the tests, `ctest` alone has not.
add_test(NAME fuzz.build CONFIGURATIONS Fuzz COMMAND ${CMAKE_CURRENT_LIST_DIR}/build)
set_tests_properties(fuzz.build PROPERTIES FIXTURES_SETUP fuzzers LABELS fuzz PROCESSORS 2 TIMEOUT 3600)
foreach(target parse check fmt inbox session pages json)
  add_test(NAME fuzz.${target} CONFIGURATIONS Fuzz COMMAND ${CMAKE_CURRENT_LIST_DIR}/one ${target} 60)
  set_tests_properties(fuzz.${target} PROPERTIES FIXTURES_REQUIRED fuzzers LABELS fuzz TIMEOUT 900)
endforeach()
