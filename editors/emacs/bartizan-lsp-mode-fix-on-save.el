;;; bartizan-lsp-mode-fix-on-save.el --- Fix what is safe to fix before saving  -*- lexical-binding: t; -*-

(defun bartizan-fix ()
  "Apply every safe fix of bartizan in this buffer."
  ;; lsp-mode signals an error where there is nothing to fix.
  (ignore-errors (lsp-execute-code-action-by-kind "source.fixAll.bartizan")))

(add-hook 'lsp-managed-mode-hook
          (lambda () (add-hook 'before-save-hook #'bartizan-fix nil t)))
