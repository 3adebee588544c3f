" For ALE, which finds this file by its place: the language server gives the findings, and names their places.
call ale#Set('campaign_executable', 'campaign')

call ale#linter#Define('campaign', {
\   'name': 'campaign',
\   'lsp': 'stdio',
\   'executable': {buffer -> ale#Var(buffer, 'campaign_executable')},
\   'command': '%e lsp',
\   'project_root': {buffer -> fnamemodify(bufname(buffer), ':p:h')},
\})
