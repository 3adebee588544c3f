" `:make` checks the plan and fills the quickfix list.
if exists('current_compiler')
  finish
endif
let current_compiler = 'campaign'

CompilerSet makeprg=campaign\ check\ --color=never\ %:S
CompilerSet errorformat=%f:%l:%c:\ %trror:\ %m,%f:%l:%c:\ %tarning:\ %m,%f:%l:%c:\ h%tnt:\ %m,%-G%.%#
