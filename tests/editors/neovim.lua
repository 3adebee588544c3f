-- Neovim's own client against `campaign lsp`: open, type, diagnostics, hover, completion, definition, references, rename, format,
-- code action. Ends with status 1 and the reason when anything is not as it should be.
local campaign, folder = vim.env.CAMPAIGN, vim.env.FOLDER

local function fail(what, got)
  io.stderr:write("neovim: " .. what .. (got and (": " .. vim.inspect(got)) or "") .. "\n")
  vim.cmd("cquit 1")
end
local function wait(what, condition)
  if not vim.wait(20000, condition, 20) then fail("waited in vain for " .. what) end
end

vim.cmd("filetype plugin on")
require("campaign").setup({ cmd = { campaign, "lsp" } })
vim.cmd("edit " .. folder .. "/plan.campaign")
local buffer = vim.api.nvim_get_current_buf()
local client
wait("the client", function()
  client = vim.tbl_values(vim.lsp.buf_get_clients(buffer))[1]
  return client ~= nil and client.initialized
end)
if client.config.root_dir ~= folder then fail("the root", client.config.root_dir) end

local function line_of(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local at = line:find(text, 1, true)
    if at then return number - 1, at - 1 end
  end
  fail("no line with " .. text)
end
local function at(text, plus)
  local line, column = line_of(text)
  return { textDocument = vim.lsp.util.make_text_document_params(buffer), position = { line = line, character = column + (plus or 0) } }
end
local function ask(method, params)
  local answer = client.request_sync(method, params, 20000, buffer)
  if not answer then fail(method .. " had no answer") end
  if answer.err then return nil, answer.err end
  return answer.result
end
local function names()
  local list = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do list[#list + 1] = diagnostic.code end
  table.sort(list)
  return table.concat(list, " ")
end

-- The goal has no deadline yet.
wait("the first diagnostics", function() return names():find("time_bound.missing_deadline", 1, true) ~= nil end)

-- Its fix, as a user would take it.
local params = at("\"More orders\"", 2)
local line = params.position.line
local actions = ask("textDocument/codeAction", {
  textDocument = params.textDocument,
  range = { start = params.position, ["end"] = params.position },
  context = { diagnostics = {} },
})
local fix
for _, action in ipairs(actions) do
  if action.title:find("by: 2027-12-31", 1, true) then fix = action end
end
if not fix then fail("no fix for the missing deadline", actions) end
vim.lsp.util.apply_workspace_edit(fix.edit, "utf-16")
wait("the fix to work", function() return names():find("time_bound.missing_deadline", 1, true) == nil end)

-- Hover: the relative target as a value.
local hover = ask("textDocument/hover", at("target: +25%", 9))
if not (hover and hover.contents.value:find("1,250 orders", 1, true)) then fail("hover on the target", hover) end

-- Definition and references of a metric and of an audience with a name beyond ASCII before it on the line.
local place = ask("textDocument/definition", at("audience: customers", 11))
if not place or place.range.start.line ~= line_of("audience customers") then fail("definition of the audience", place) end
local references = ask("textDocument/references", vim.tbl_extend("force", at("audience customers", 10), { context = { includeDeclaration = true } }))
if #references ~= 2 then fail("two references", references) end

-- Completion behind a key: the words of the property; at a member's start: what is missing.
vim.api.nvim_buf_set_lines(buffer, line + 1, line + 1, false, { "    priority: " })
wait("the change to arrive", function()
  local items = ask("textDocument/completion", at("priority: ", 10)).items
  for _, item in ipairs(items) do if item.label == "high" then return true end end
  return false
end)
vim.api.nvim_buf_set_lines(buffer, line + 1, line + 2, false, { "    priority: high" })

-- Rename, everywhere; refused where the name is taken.
local _, refused = ask("textDocument/rename", vim.tbl_extend("force", at("audience customers", 10), { newName = "readers" }))
if not (refused and refused.message:find("another audience", 1, true)) then fail("a name that is taken is refused", refused) end
local edit = ask("textDocument/rename", vim.tbl_extend("force", at("audience customers", 10), { newName = "buyers" }))
vim.lsp.util.apply_workspace_edit(edit, "utf-16")
local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
if text:find("audience: customers", 1, true) or not text:find("audience: buyers", 1, true) then fail("rename", text) end

-- Formatting.
vim.api.nvim_buf_set_lines(buffer, 0, 0, false, { "unit   basket\"basket\"{plural:\"baskets\"}" })
local edits = ask("textDocument/formatting", { textDocument = params.textDocument, options = { tabSize = 2, insertSpaces = true } })
vim.lsp.util.apply_text_edits(edits, buffer, "utf-16")
if vim.api.nvim_buf_get_lines(buffer, 0, 1, false)[1] ~= "unit basket \"basket\" { plural: \"baskets\" }" then
  fail("formatting", vim.api.nvim_buf_get_lines(buffer, 0, 1, false))
end

-- Outline, lenses, tokens, folding: answered for this text.
local outline = ask("textDocument/documentSymbol", { textDocument = params.textDocument })
local found = false
for _, symbol in ipairs(outline) do found = found or (symbol.name == "shop" and #symbol.children > 0) end
if not found then fail("the campaign in the outline", outline) end
local lenses = ask("textDocument/codeLens", { textDocument = params.textDocument })
local letters = 0
for _, lens in ipairs(lenses) do letters = letters + (lens.command.title:find("S M", 1, true) and 1 or 0) end
if letters ~= 1 then fail("one lens with the letters", lenses) end
local tokens = ask("textDocument/semanticTokens/full", { textDocument = params.textDocument })
if #tokens.data < 100 or #tokens.data % 5 ~= 0 then fail("semantic tokens", #tokens.data) end
if #ask("textDocument/foldingRange", { textDocument = params.textDocument }) < 3 then fail("folding ranges") end

-- Another plan of the folder has the same client.
vim.cmd("edit " .. folder .. "/other.campaign")
local others = vim.tbl_keys(vim.lsp.buf_get_clients(0))
if #others ~= 1 or others[1] ~= client.id then fail("one client for a folder", others) end

client.stop()
wait("the end", function() return client.is_stopped() end)
vim.cmd("qall!")
