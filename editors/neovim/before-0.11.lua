-- Neovim 0.7 to 0.10: put this into init.lua, or `require` it from there.

vim.cmd('autocmd BufNewFile,BufRead *.tofu setfiletype opentofu')

local started = {}

-- vim.lsp.start came with 0.8.
local start = vim.lsp.start or function(config)
  if not started[config.root_dir] then
    started[config.root_dir] = vim.lsp.start_client(config)
  end
  vim.lsp.buf_attach_client(0, started[config.root_dir])
end

vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'terraform', 'terraform-vars', 'opentofu', 'hcl', 'yaml', 'json' },
  callback = function(event)
    local directory = vim.fn.fnamemodify(event.file, ':p:h')
    local git = vim.fn.finddir('.git', vim.fn.escape(directory, ' ,;\\') .. ';')
    local root = git ~= '' and vim.fn.fnamemodify(git, ':p:h:h') or directory
    start({
      name = 'bartizan',
      cmd = { 'bartizan', 'lsp' },
      root_dir = root,
      workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
      init_options = { trusted = false },
      settings = { bartizan = { hints = false } },
    })
  end,
})
