;;; bartizan-eglot-fix-on-save.el --- Fix what is safe to fix before saving  -*- lexical-binding: t; -*-

(defun bartizan-fix ()
  "Apply every safe fix of bartizan in this buffer."
  ;; Eglot signals an error where there is nothing to fix.
  (ignore-errors (eglot-code-actions (point-min) (point-max) "source.fixAll.bartizan" t)))

(add-hook 'eglot-managed-mode-hook
          (lambda () (add-hook 'before-save-hook #'bartizan-fix nil t)))
