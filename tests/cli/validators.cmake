# What the compiler writes, read by validators that are not ours (tests/tools). Node and its packages come with
# `.ci/setup test`; without them these tests fail, as they must not be forgotten.
foreach(format sarif json html exports)
  add_test(NAME validators.${format}
           COMMAND ${CMAKE_CURRENT_LIST_DIR}/validate_outputs ${format} $<TARGET_FILE:campaign>)
endforeach()

# The installed program runs from any place, alone.
add_test(NAME install.relocatable
         COMMAND ${CMAKE_CURRENT_LIST_DIR}/install_and_move ${CMAKE_COMMAND} ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR})

# A real browser opens the site of one plan: no message, no request outside, no sideways scrolling, no axe violation, at
# three widths, light and dark, with and without JavaScript, and printed.
add_test(NAME browser.look COMMAND ${CMAKE_CURRENT_LIST_DIR}/look_at_site $<TARGET_FILE:campaign>)
set_tests_properties(browser.look PROPERTIES TIMEOUT 1500)

# It uses what the site's script adds: search, filters, sorting, links, colours.
add_test(NAME browser.script COMMAND node ${CMAKE_SOURCE_DIR}/tests/tools/script.mjs $<TARGET_FILE:campaign>)
set_tests_properties(browser.script PROPERTIES TIMEOUT 1500)

# The bundled script is the one that its sources make.
add_test(NAME generated_script COMMAND node ${CMAKE_SOURCE_DIR}/tests/tools/site_script.mjs --check)

# A plan whose every text tries to become markup, a script or a path: nothing of it runs.
add_test(NAME browser.hostile COMMAND node ${CMAKE_SOURCE_DIR}/tests/tools/hostile.mjs $<TARGET_FILE:campaign>)
set_tests_properties(browser.hostile PROPERTIES TIMEOUT 1500)

# The same browser has the site of `campaign serve` open while its plan changes.
add_test(NAME browser.live COMMAND node ${CMAKE_SOURCE_DIR}/tests/tools/live.mjs $<TARGET_FILE:campaign>
                                   ${CMAKE_SOURCE_DIR}/examples/online_shop.campaign)
set_tests_properties(browser.live PROPERTIES TIMEOUT 1500)

# A company's own rules show what they should.
add_test(NAME house_rules COMMAND $<TARGET_FILE:campaign> test ${CMAKE_SOURCE_DIR}/examples/house/rules.campaign
         ${CMAKE_SOURCE_DIR}/examples/aid_match/rules.campaign)

# The plans of the repository have the one layout; those with syntax errors are left alone.
add_test(NAME repository_layout COMMAND $<TARGET_FILE:campaign> fmt --check stdlib examples tests/plans
         WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})

# The library's holidays are those of a source that is not ours, or a law says why not.
add_test(NAME validators.holidays COMMAND node ${CMAKE_SOURCE_DIR}/tests/tools/holidays.mjs $<TARGET_FILE:campaign>)
