-- Neovim 0.11 and later: put this into init.lua, or `require` it from there.

vim.filetype.add({ extension = { tofu = 'opentofu' } })

vim.lsp.config('bartizan', {
  cmd = { 'bartizan', 'lsp' },
  filetypes = { 'terraform', 'terraform-vars', 'opentofu', 'hcl', 'yaml', 'json' },
  root_markers = { '.git' },
  init_options = { trusted = false },
  settings = { bartizan = { hints = false } },
})
vim.lsp.enable('bartizan')
