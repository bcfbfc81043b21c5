-- Applies what is safe to fix before a file is written. Any Neovim from 0.7 on.

vim.api.nvim_create_autocmd('BufWritePre', {
  callback = function(event)
    local clients = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = event.buf })
      or vim.tbl_values(vim.lsp.buf_get_clients(event.buf))
    for _, client in ipairs(clients) do
      if client.name == 'bartizan' then
        local fix = { command = 'bartizan.fixAll', arguments = { vim.uri_from_bufnr(event.buf) } }
        if vim.fn.has('nvim-0.11') == 1 then
          client:request_sync('workspace/executeCommand', fix, 2000, event.buf)
        else
          client.request_sync('workspace/executeCommand', fix, 2000, event.buf)
        end
      end
    end
  end,
})
