;;; setups.el --- Waits in the file of a tree for the diagnostic  -*- lexical-binding: t; -*-

;; SETUP is a file of editors/emacs, TREE_FILE the file, MESSAGE what the diagnostic says. With FIXES the file is to be mended
;; when it is written, by the set-up FIX_ON_SAVE.

(require 'package)
(package-initialize)

;; What the packages of the modes bring along, where these are not installed.
(unless (fboundp 'terraform-mode)
  (define-derived-mode terraform-mode prog-mode "Terraform")
  (add-to-list 'auto-mode-alist '("\\.tf\\'" . terraform-mode)))

(setq lsp-auto-guess-root t
      lsp-enable-snippet nil
      lsp-enable-file-watchers nil
      lsp-headerline-breadcrumb-enable nil
      make-backup-files nil
      vc-handled-backends '(Git))

(defun setups-wait (what condition)
  "Wait until CONDITION holds, which is called WHAT."
  (let ((until (+ (float-time) 60)))
    (while (and (not (funcall condition)) (< (float-time) until))
      (accept-process-output nil 0.05)
      (sit-for 0.05))
    (if (funcall condition)
        (message "%s" what)
      (message "waited in vain for: %s" what)
      (kill-emacs 1))))

(defun setups-shown ()
  "Whether the diagnostic is shown in the buffer."
  (let ((wanted (getenv "MESSAGE")))
    (if (bound-and-true-p lsp-mode)
        (seq-some (lambda (one) (string-match-p wanted (lsp:diagnostic-message one)))
                  (gethash (expand-file-name buffer-file-name) (lsp-diagnostics t)))
      (seq-some (lambda (one) (string-match-p wanted (flymake-diagnostic-text one))) (flymake-diagnostics)))))

(load (getenv "SETUP"))
(when (getenv "FIXES")
  (load (getenv "FIX_ON_SAVE")))
(find-file (getenv "TREE_FILE"))
;; Eglot starts after a command, `lsp-deferred' in a pause of typing: there are neither in a batch.
(run-hooks 'post-command-hook)
(when (memq 'lsp-deferred terraform-mode-hook)
  (lsp))
(setups-wait "the diagnostic is there" #'setups-shown)
(goto-char (point-max))
(set-buffer-modified-p t)
(save-buffer)
(when (getenv "FIXES")
  (setups-wait "the diagnostic is gone" (lambda () (not (setups-shown)))))
(kill-emacs 0)
