;;; bartizan-eglot.el --- bartizan in Eglot  -*- lexical-binding: t; -*-

(with-eval-after-load 'eglot
  (dolist (mode '(terraform-mode hcl-mode yaml-mode yaml-ts-mode))
    (add-to-list 'eglot-server-programs
                 `(,mode . ("bartizan" "lsp"
                            :initializationOptions (:trusted :json-false :hints :json-false))))))

(dolist (hook '(terraform-mode-hook hcl-mode-hook))
  (add-hook hook #'eglot-ensure))
