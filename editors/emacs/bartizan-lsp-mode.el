;;; bartizan-lsp-mode.el --- bartizan in lsp-mode  -*- lexical-binding: t; -*-

(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(terraform-mode . "terraform"))
  (add-to-list 'lsp-language-id-configuration '(hcl-mode . "hcl"))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection '("bartizan" "lsp"))
                    :activation-fn (lsp-activate-on "terraform" "hcl" "yaml")
                    :initialization-options '(:trusted :json-false :hints :json-false)
                    :add-on? t
                    :server-id 'bartizan)))

(dolist (hook '(terraform-mode-hook hcl-mode-hook))
  (add-hook hook #'lsp-deferred))
