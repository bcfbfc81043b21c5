-- Waits in a file of a tree, that a set-up of `editors/neovim` opened, for the diagnostic; writes the file; says how it went.
-- Ends with code 0 or 1. FIXES: whether the file is to be mended when it is written.

local code = os.getenv('CODE')

local function wait(what, condition)
  if not vim.wait(60000, condition, 20) then
    io.stdout:write('waited in vain for: ' .. what .. '\n')
    vim.cmd('cquit 1')
  end
  io.stdout:write(what .. '\n')
end

local function mistakes()
  return vim.tbl_filter(function(one) return one.code == code end, vim.diagnostic.get(0))
end

wait('the diagnostic is there', function() return #mistakes() == 1 end)
vim.cmd('write')
if os.getenv('FIXES') then
  wait('the diagnostic is gone', function() return #mistakes() == 0 end)
end
vim.cmd('qall!')
