-- Opens a tree in Neovim, types a mistake, gets its diagnostic, applies the fix, and sees the diagnostic go.
-- Written for 0.7 and later: what came after it, as `vim.lsp.start`, is not used.
-- BARTIZAN names the program, the first buffer is the file. Ends with code 0, or 1.

local code = 'aws-ebs-volume-unencrypted'

local function say(text)
  io.stdout:write(text .. '\n')
end

local function fail(text)
  say('FAILED: ' .. text)
  vim.cmd('cquit 1')
end

local function wait(what, condition)
  if not vim.wait(60000, condition, 20) then
    fail('waited in vain for: ' .. what)
  end
  say(what)
end

local function mistakes()
  return vim.tbl_filter(function(one) return one.code == code end, vim.diagnostic.get(0))
end

local capabilities = vim.lsp.protocol.make_client_capabilities()
capabilities.textDocument.codeAction = vim.tbl_deep_extend('force', capabilities.textDocument.codeAction or {}, {
  isPreferredSupport = true,
  dataSupport = true,
  resolveSupport = { properties = { 'edit' } },
})
local answered = 0
local root = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ':p:h')
local id = vim.lsp.start_client({
  name = 'bartizan',
  cmd = { os.getenv('BARTIZAN'), 'lsp' },
  root_dir = root,
  workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
  capabilities = capabilities,
  handlers = {
    ['textDocument/publishDiagnostics'] = function(...)
      answered = answered + 1
      return vim.lsp.diagnostic.on_publish_diagnostics(...)
    end,
  },
})
vim.lsp.buf_attach_client(0, id)
local client = vim.lsp.get_client_by_id(id)

wait('the server answers', function() return answered > 0 end)
if #mistakes() > 0 then
  fail('there is no mistake yet')
end

-- Typing: to the word, another one in its place.
vim.fn.search('true')
vim.cmd('normal! ciwfalse')
wait('the diagnostic is there', function() return #mistakes() == 1 end)
local mistake = mistakes()[1]
if vim.api.nvim_buf_get_lines(0, mistake.lnum, mistake.lnum + 1, false)[1]:find('false') == nil then
  fail('the diagnostic is on another line')
end

-- What a person does: asks for what can be done, and takes the fix from the list.
local listed, chosen = false, false
vim.ui.select = function(items, _, on_choice)
  listed = true
  for index, item in ipairs(items) do
    local action = item.action or item[2]
    if not chosen and action.title:find('^Set encrypted to true') then
      chosen = true
      on_choice(item, index)
    end
  end
end
vim.notify = function(text)
  say(text)
  listed = true
end
vim.lsp.buf.code_action({ context = { only = { 'quickfix' } } })
wait('the actions are there', function() return listed end)
if not chosen then
  fail('no fix is offered')
end
wait('the fix is applied', function()
  return vim.api.nvim_buf_get_lines(0, mistake.lnum, mistake.lnum + 1, false)[1]:find('true') ~= nil
end)
wait('the diagnostic is gone', function() return #mistakes() == 0 end)
client.stop()
vim.wait(10000, function() return client.is_stopped() end, 20)
vim.cmd('qall!')
