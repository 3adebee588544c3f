# Real editors, and their own engines and libraries, against the language server and the files of compiler/editors. They come
# with `.ci/setup test`; without them these tests fail, as they must not be forgotten.
foreach(test neovim vim emacs)
  add_test(NAME editors.${test} COMMAND ${CMAKE_CURRENT_LIST_DIR}/drive_${test} $<TARGET_FILE:campaign>)
endforeach()
add_test(NAME editors.protocol COMMAND ${CMAKE_COMMAND} -E env CAMPAIGN=$<TARGET_FILE:campaign> node --test ${CMAKE_CURRENT_LIST_DIR}/protocol.mjs)
add_test(NAME editors.vscode COMMAND ${CMAKE_CURRENT_LIST_DIR}/package_vscode $<TARGET_FILE:campaign>)

# Each editor's own engine agrees with the compiler's tokens in every plan there is.
foreach(engine textmate vim kate)
  add_test(NAME editors.highlight_${engine} COMMAND ${CMAKE_CURRENT_LIST_DIR}/check_highlighting ${engine} $<TARGET_FILE:campaign>)
endforeach()

# The editors that no Debian package brings, or no test can start, read these as they are: Helix and Kate.
add_test(NAME editors.settings COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/read_settings.py ${CMAKE_SOURCE_DIR}/compiler/editors)
