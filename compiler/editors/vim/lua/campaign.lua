-- Neovim's own client for plans: `require("campaign").setup()`. What is given goes to `vim.lsp`, such as
-- `{ cmd = { "/opt/campaign/bin/campaign", "lsp" }, settings = { campaign = { asOf = "2027-03-31" } } }`.
local M = {}

-- The folder that `use` may not leave: that of the repository, else the plan's own.
local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  local repository = vim.fn.finddir(".git", vim.fn.escape(folder, " ;,") .. ";")
  return repository ~= "" and vim.fn.fnamemodify(repository, ":p:h:h") or folder
end

local started = {} -- By folder; `vim.lsp.start` of Neovim 0.8 and later keeps such a list itself.

local function start(config, buffer)
  if vim.lsp.start then return vim.lsp.start(config, { bufnr = buffer }) end
  local id = started[config.root_dir]
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client(config)
    started[config.root_dir] = id
  end
  if id then vim.lsp.buf_attach_client(buffer, id) end
end

function M.setup(options)
  vim.api.nvim_create_autocmd("FileType", {
    pattern = "campaign",
    callback = function(event)
      local config = { name = "campaign", cmd = { "campaign", "lsp" }, root_dir = root_of(vim.api.nvim_buf_get_name(event.buf)) }
      start(vim.tbl_extend("force", config, options or {}), event.buf)
    end,
  })
end

return M
