" Run by drive_vim: the files for Vim at work. Colours at places of highlight/plan.campaign, the plan's own settings, and `:make`.
filetype plugin on
syntax on

let s:faults = 0
function s:fault(message) abort
  call writefile([a:message], '/dev/stderr', 'a')
  let s:faults += 1
endfunction
function s:expect(what, wanted, got) abort
  if a:wanted !=# a:got | call s:fault(a:what . ': ' . string(a:got) . ' and not ' . string(a:wanted)) | endif
endfunction

execute 'edit' fnameescape($HERE . '/highlight/plan.campaign')
call s:expect('the file type', 'campaign', &filetype)
call s:expect('how a comment is written', '// %s', &commentstring)
call s:expect('the step of indentation', 2, shiftwidth())

" The line that has this text; the piece of it whose colour is asked for; the colour.
for [s:line, s:piece, s:group] in [
      \ ['use std.kpi', 'use', 'campaignDeclaration'], ['use std.kpi', 'std.kpi', 'campaignName'],
      \ ['business goal growth', 'goal', 'campaignKind'], ['business goal growth', 'growth', 'campaignName'],
      \ ['business goal growth', '\"', 'campaignEscape'], ['business goal growth', 'A shop', 'campaignText'],
      \ ['/// What', 'What', 'campaignDocumentation'], ['person owner', 'owner', 'campaignName'], ['person owner', 'role', 'campaignProperty'],
      \ ['template tactic', 'template', 'campaignDeclaration'], ['template tactic', 'tactic', 'campaignKind'],
      \ ['template tactic', 'newsletter', 'campaignName'], ['extend tactic', 'field', 'campaignDeclaration'], ['extend tactic', 'yes', 'campaignConstant'],
      \ ['kpi ctr', 'up', 'campaignWord'], ['kpi ctr', 'over_time', 'campaignProperty'], ['kpi ctr', 'ratio', 'campaignWord'],
      \ ['period: 2027', '2027-01-01', 'campaignNumber'], ['budget: assumed', 'assumed', 'campaignReserved'],
      \ ['budget: assumed', '64.5k', 'campaignNumber'], ['budget: assumed', 'USD', 'campaignUnit'],
      \ ['budget: assumed', 'as_of', 'campaignClause'], ['budget_scope:', 'production', 'campaignWord'],
      \ ['owner: @owner', '@owner', 'campaignPerson'], ['stage: drft', 'drft', 'campaignPlain'],
      \ ['target: keep', 'keep', 'campaignConstant'], ['target: keep', 'by', 'campaignProperty'], ['target: keep', '2027-Q2', 'campaignNumber'],
      \ ['goal: a word in a text', 'goal', 'campaignText'], ['goal: a word in a text', '//', 'campaignText'],
      \ ['strategy repeat', 'why', 'campaignComment'], ['tactic käse_2', 'käse_2', 'campaignName'], ['tactic käse_2', 'like', 'campaignReserved'],
      \ ['daypart:', 'fri', 'campaignWord'], ['daypart:', '11:30', 'campaignNumber'], ['expect {', 'expect', 'campaignDeclaration'],
      \ ['orders: 3_000', 'orders', 'campaignKey'], ['cpa: lognormal', 'lognormal', 'campaignFunction'], ['kpi: roas', 'kpi', 'campaignProperty'],
      \ ['kpi: roas', 'roas', 'campaignPlain'], ['allow: time', 'because', 'campaignClause'], ['for: tactic', 'for', 'campaignProperty'],
      \ ['require: any', 'where', 'campaignReserved'], ['rules {', 'off', 'campaignConstant'],
      \ ]
  let s:at = search('\V' . escape(s:line, '\'), 'w')
  let s:column = stridx(getline(s:at), s:piece) + 1
  if s:at == 0 || s:column == 0
    call s:fault('no `' . s:piece . '` in a line with `' . s:line . '`')
    continue
  endif
  for s:offset in [0, len(s:piece) - 1]
    call s:expect('`' . s:piece . '` of `' . s:line . '`', s:group, synIDattr(synID(s:at, s:column + s:offset, 1), 'name'))
  endfor
endfor

" `:make` lists the findings, each at its place.
call writefile(['goal "No block"', 'campaign a "A" { period: 2027 }'], $FOLDER . '/plan.campaign')
execute 'edit' fnameescape($FOLDER . '/plan.campaign')
let $PATH = fnamemodify($CAMPAIGN, ':p:h') . ':' . $PATH
silent make!
let s:found = filter(getqflist(), 'v:val.valid')
call s:expect('the first finding', [1, 'e'], empty(s:found) ? [] : [s:found[0].lnum, tolower(s:found[0].type)])
call s:expect('its file', 'plan.campaign', empty(s:found) ? '' : fnamemodify(bufname(s:found[0].bufnr), ':t'))

if s:faults > 0 | cquit | endif
qall!
