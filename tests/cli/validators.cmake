# What the compiler writes, read by validators that are not ours (tests/tools). Node and its packages come with
# `.ci/setup test`; without them these tests fail, as they must not be forgotten.
foreach(format sarif json)
  add_test(NAME validators.${format}
           COMMAND ${CMAKE_CURRENT_LIST_DIR}/validate_outputs ${format} $<TARGET_FILE:campaign>)
endforeach()
