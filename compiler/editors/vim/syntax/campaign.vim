" Vim syntax file for plans of the Campaign language.
" The quoted lists are written by campaign_generate from the compiler's tables; the rest is written by hand.

if exists('b:current_syntax')
  finish
endif

let s:kinds = 'portfolio|business +goal|campaign|goal|strategy|tactic|placement|experiment|arm|audience|market|channel|person|team|kpi|unit|currency|milestone|assumption|risk|site|view|calendar|holiday|blackout|season|booking'
let s:others = 'use|template|extend|field|rules|rule|vocabulary|expect'
let s:keys = 'period|calendar|fiscal_year|currency|rate|budget|contingency|funding|owner|about|why|metric|baseline|target|by|checkpoint|actual|source|tags|budget_scope|tax|in_kind|sponsor|serves|stage|locale|timezone|schedule|levelling|message|trend|confidence|audience|funnel|priority|overlap|kpi|guardrail|market|method|allow|insight|barrier|consent|channel|flight|daypart|at|repeat|on_day_off|approval|approval_time|approval_lead|duration|after|before|finish_after|start_before|place|expect|stop|call_to_action|offer|status|effort|assign|crew|split|effect_after|effect_within|started|finished|worked|remaining|complete|evidence|quantity|price|cost|discount|fee|format|hypothesis|effect|sample|power|significance|stop_rule|cited|result|share|size|within|where|contact_cap|joins|kind|pricing|dayparts|contact|measures|traces|role|email|team|leave|busy|capacity|lead|members|unit|better|over_time|timing|vanity|trace|range|scale|part_of|measured|plural|equals|whole|symbol|minor_digits|on|from|to|review|likelihood|impact|mitigation|trigger|brand|logo|accent|style|address|show|work|day|observes|holidays|until|except|if_saturday|if_sunday|moves|blocks|for|when|each|require|severity|draft|launch|stages|group|note|label|help|insert|replace|wrap|bad|good|language|type|required|list|words|closes'
let s:word_keys = 'fiscal_year|budget_scope|tax|stage|schedule|levelling|funnel|priority|daypart|repeat|on_day_off|place|status|kind|pricing|traces|busy|better|over_time|timing|vanity|trace|measured|likelihood|impact|show|work|if_saturday|if_sunday|blocks'
let s:words = 'january|february|march|april|may|june|july|august|september|october|november|december|media|production|fees|staff|in_kind|all|included|excluded|draft|review|launch|live|closed|forward|backward|priority|none|awareness|consideration|conversion|loyalty|advocacy|high|medium|low|move_later|move_earlier|keep|skip|early|late|idea|planned|active|paused|done|cancelled|paid|owned|earned|shared|cpm|vcpm|cpc|cpa|cpl|cpv|cpcv|cpp|cpi|flat|commission|fee|per_piece|free|click|email|message|video|social|search|viewability|letter|podcast|repository|up|down|within|neither|sum|last|average|unique|ratio|wave|derived|input|output|outtake|outcome|impact|leading|lagging|no|alone|yes|inflated|rejected|continuously|daily|weekly|monthly|quarterly|yearly|once|overview|map|timeline|calendar|budget|kpis|goals|strategies|audiences|channels|people|experiments|risks|findings|sources|glossary|text|thursday|friday|sunday|monday|tuesday|saturday|wednesday|start|send|run|mon|tue|wed|thu|fri|sat|sun'
let s:values = 'yes|no|keep|undisclosed|unknown|todo|error|warning|hint|off'
let s:reserved = 'and|or|not|in|matches|to|per|for|where|like|assumed|from'
let s:clauses = 'by|during|source|as_of|because|until|on|into|method|sample|deviation|scope|matching'
let s:name = '%([A-Za-z_]|[^\x01-\x7F])%(\w|[^\x01-\x7F])*'
let s:path = s:name . '%(\.' . s:name . ')*'

syn case match
syn sync fromstart

function! s:match(group, pattern, ...) abort
  execute 'syn match' a:group '/\v' . a:pattern . '/' join(a:000)
endfunction

" Of two that match at one place, the later one wins.
syn match campaignOperator /[=<>!+*\/-]\|\.\./
syn match campaignBracket /[][{}()]/
call s:match('campaignPlain', s:name)
call s:match('campaignFunction', s:name . '\ze\(')
call s:match('campaignPerson', '\@' . s:path)
call s:match('campaignReserved', '<%(' . s:reserved . ')>')
call s:match('campaignClause', '%(\s|\/)@1<=%(' . s:clauses . ')\ze\s+["0-9A-Za-z_@([+<>=-]')
call s:match('campaignConstant', '%([:,[]\s*)@20<=%(' . s:values . ')>')

call s:match('campaignNumber', '<\d[0-9_]*%(\.\d[0-9_]*)?%(\%|[A-Za-z]*)', 'nextgroup=campaignUnit skipwhite')
call s:match('campaignUnit', '%(%(' . s:reserved . '|' . s:clauses . ')>)@!' . s:name . '%(\/' . s:name . ')*>%(\s*[:.])@!', 'contained')
syn match campaignNumber /\v<\d\d?:\d\d/
syn match campaignNumber /\v<\d{4}-[0-9QHW][0-9A-Za-z]*%(-[0-9A-Za-z]+)*/
syn match campaignNumber /\v<FY\d+%(-[QH]\d*)?>/

" Kinds are not reserved: they are keywords where a declaration starts, and names elsewhere.
let s:start = '%(%(^|[{};])\s*%(\/\*.{-}\*\/\s*)*)@80<='
call s:match('campaignName', '%(like>|in>)@!' . s:path . '%(\s*:)@!', 'contained')
call s:match('campaignKind', '%(' . s:kinds . ')>%(\s*[:.])@!', 'contained nextgroup=campaignName skipwhite')
call s:match('campaignKind', s:start . '%(' . s:kinds . ')>%(\s*[:.])@!', 'nextgroup=campaignName skipwhite')
call s:match('campaignDeclaration', s:start . '%(' . s:others . ')>%(\s*[:.])@!', 'nextgroup=campaignName,campaignKind skipwhite')

" A metric, a field of the plan's own, a setting of a rule; then the language's own properties.
call s:match('campaignKey', s:path . '\ze\s*:')
call s:match('campaignProperty', '%(' . s:keys . ')\ze\s*:')
call s:match('campaignProperty', '%(' . s:word_keys . ')\ze\s*:', 'nextgroup=campaignWords skipwhite')
execute 'syn region campaignWords contained oneline transparent start=/:/ end=/$/ end=/[;}]/me=s-1 end=/\v<' . s:path . '\s*:/me=s-1 contains=ALLBUT,campaignKind,campaignDeclaration,campaignName,campaignUnit'
call s:match('campaignWord', '<%(' . s:words . ')>', 'contained containedin=campaignWords')

syn match campaignEscape /\\["\\nt]/ contained
syn region campaignText start=/"/ skip=/\\./ end=/"/ oneline contains=campaignEscape,@Spell
syn region campaignText start=/"""/ end=/"""/ contains=@Spell

syn match campaignComment "//.*" contains=@Spell
syn match campaignDocumentation "///.*" contains=@Spell
syn region campaignComment start="/\*" end="\*/" contains=@Spell

hi def link campaignKind Keyword
hi def link campaignDeclaration Keyword
hi def link campaignName Identifier
hi def link campaignProperty Type
hi def link campaignKey Identifier
hi def link campaignWord Constant
hi def link campaignConstant Constant
hi def link campaignReserved Operator
hi def link campaignClause Statement
hi def link campaignOperator Operator
hi def link campaignFunction Function
hi def link campaignPerson Special
hi def link campaignNumber Number
hi def link campaignUnit Special
hi def link campaignText String
hi def link campaignEscape SpecialChar
hi def link campaignComment Comment
hi def link campaignDocumentation SpecialComment

delfunction s:match
let b:current_syntax = 'campaign'
