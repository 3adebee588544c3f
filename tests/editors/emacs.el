;; Run by drive_emacs: campaign-mode's colours, indentation and outline; then eglot against `campaign lsp`: findings, hover,
;; definition, completion, a fix, rename, layout, and the end. Emacs ends with status 1 and the reason when anything is not as it should be.

;; `-Q' hides the packages of the system.
(require 'package)
(setq package-directory-list '("/usr/share/emacs/site-lisp/elpa" "/usr/share/emacs/site-lisp/elpa-src"))
(package-initialize)
(require 'cl-lib)
(require 'eglot)
(require 'campaign-mode)
(setq campaign-program (getenv "CAMPAIGN")
      make-backup-files nil)

(defvar faults 0)
(defun expect (what wanted got)
  "Complain where GOT is not WANTED."
  (unless (equal wanted got)
    (setq faults (1+ faults))
    (message "emacs: %s: %S and not %S" what got wanted)))
(defun wait (what condition)
  "Wait until CONDITION holds."
  (let ((end (+ (float-time) 20)))
    (while (not (funcall condition))
      (when (> (float-time) end) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.02))))
(defun place (text &optional plus)
  "Put point at the first TEXT, PLUS characters on."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (+ (match-beginning 0) (or plus 0))))

;; -- the mode on its own

(find-file (expand-file-name "colours.campaign" (getenv "FOLDER")))
(expect "the mode" 'campaign-mode major-mode)
(font-lock-ensure)
;; The line that has this text; the piece of it whose colour is asked for; the colour.
(dolist (row '(("use std.kpi" "use" font-lock-keyword-face) ("use std.kpi" "std.kpi" font-lock-function-name-face)
               ("business goal growth" "goal" font-lock-keyword-face) ("business goal growth" "growth" font-lock-function-name-face)
               ("business goal growth" "A shop" font-lock-string-face) ("/// What" "What" font-lock-comment-face)
               ("person owner" "person" font-lock-keyword-face) ("person owner" "owner" font-lock-function-name-face)
               ("person owner" "role" font-lock-type-face) ("template tactic" "template" font-lock-keyword-face)
               ("template tactic" "tactic" font-lock-keyword-face) ("template tactic" "newsletter" font-lock-function-name-face)
               ("extend tactic" "field" font-lock-keyword-face) ("extend tactic" "yes" font-lock-constant-face)
               ("kpi ctr" "up" font-lock-constant-face) ("kpi ctr" "over_time" font-lock-type-face) ("kpi ctr" "ratio" font-lock-constant-face)
               ("budget: assumed" "assumed" font-lock-builtin-face) ("budget: assumed" "64.5k" font-lock-constant-face)
               ("budget: assumed" "as_of" font-lock-builtin-face) ("budget_scope:" "production" font-lock-constant-face)
               ("owner: @owner" "@owner" font-lock-preprocessor-face) ("stage: drft" "drft" nil)
               ("target: keep" "keep" font-lock-constant-face) ("target: keep" "by" font-lock-type-face)
               ("goal: a word in a text" "goal" font-lock-string-face) ("goal: a word in a text" "//" font-lock-string-face)
               ("strategy repeat" "strategy" font-lock-keyword-face) ("strategy repeat" "why" font-lock-comment-face)
               ("strategy repeat" "Again" font-lock-string-face) ("tactic käse_2" "käse_2" font-lock-function-name-face)
               ("tactic käse_2" "like" font-lock-builtin-face) ("daypart:" "fri" font-lock-constant-face)
               ("expect {" "expect" font-lock-keyword-face) ("orders: 3_000" "orders" font-lock-variable-name-face)
               ("kpi: roas" "kpi" font-lock-type-face) ("kpi: roas" "roas" nil) ("allow: time" "because" font-lock-builtin-face)
               ("for: tactic" "for" font-lock-type-face) ("require: any" "where" font-lock-builtin-face)
               ("rules {" "rules" font-lock-keyword-face) ("rules {" "off" font-lock-constant-face)))
  (cl-destructuring-bind (line piece face) row
    (place line)
    (beginning-of-line)
    (search-forward piece (line-end-position))
    (dolist (at (list (match-beginning 0) (1- (match-end 0))))
      (let ((got (get-text-property at 'face)))
        (expect (format "`%s' of `%s'" piece line) face (if (consp got) (car got) got))))))

;; The whole file, its indentation taken away and made again. What stands in a long text stays.
(with-temp-buffer
  (insert "campaign c \"C\" {\n  tags: [\n    \"a\"\n  ]\n  about: \"\"\"\n    a { b\n  \"\"\"\n  goal g \"G\" {\n    by: 2027\n  }\n}\n")
  (let ((wanted (buffer-string)))
    (campaign-mode)
    (goto-char (point-min))
    (while (not (eobp))
      (unless (nth 3 (syntax-ppss (line-beginning-position))) (delete-horizontal-space))
      (forward-line))
    (indent-region (point-min) (point-max))
    (expect "indentation" wanted (buffer-string))))
(expect "the outline" t (consp (assoc "spring" (imenu--make-index-alist t))))

;; -- the server

(find-file (expand-file-name "plan.campaign" (getenv "FOLDER")))
(setq-local eglot-sync-connect 20)
(apply #'eglot--connect (eglot--guess-contact))
(defun findings () (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
(defun finding (text) (cl-some (lambda (one) (string-match-p (regexp-quote text) one)) (findings)))
(wait "the first findings" (lambda () (flymake-start) (finding "has no deadline")))

(defun ask (method &rest more)
  (jsonrpc-request (eglot--current-server-or-lose) method (append (eglot--TextDocumentPositionParams) more)))
(place "+25%")
(expect "hover" t (and (string-match-p "1,250 orders" (plist-get (plist-get (ask :textDocument/hover) :contents) :value)) t))

(place "audience: customers" 11)
(let ((found (car (xref-backend-definitions 'eglot (symbol-name (symbol-at-point))))))
  (expect "the definition's line" 5 (xref-location-line (xref-item-location found))))

;; Behind letters that take two units of UTF-16.
(place "Änn Ö. 🎉")
(end-of-line)
(insert "  { team: ann }")
(eglot--signal-textDocument/didChange)
(wait "a finding behind wide letters"
      (lambda () (flymake-start)
        (cl-some (lambda (one) (equal "ann" (buffer-substring (flymake-diagnostic-beg one) (flymake-diagnostic-end one)))) (flymake-diagnostics))))
(place "  { team: ann }")
(delete-region (point) (line-end-position))

(place "owner: @ann")
(end-of-line)
(insert "\n    priority: ")
(let* ((completion (eglot-completion-at-point)) (labels (all-completions "" (nth 2 completion))))
  (expect "completion of words" '("high" "low" "medium") (sort (mapcar #'substring-no-properties labels) #'string<)))
(insert "high")
;; A bare `jsonrpc-request' does not wait until Emacs has told what was typed; asked before that, there is a hole where `high' stands.
(eglot--signal-textDocument/didChange)

;; The fix for the missing deadline.
(place "More orders")
(let* ((actions (jsonrpc-request (eglot--current-server-or-lose) :textDocument/codeAction
                                 (list :textDocument (eglot--TextDocumentIdentifier)
                                       :range (list :start (eglot--pos-to-lsp-position) :end (eglot--pos-to-lsp-position))
                                       :context '(:diagnostics []))))
       (fix (cl-find-if (lambda (action) (string-match-p "by: 2027-12-31" (plist-get action :title))) actions)))
  (expect "a fix for the deadline" t (and fix t))
  (eglot--apply-workspace-edit (plist-get fix :edit)))
(eglot--signal-textDocument/didChange)
(wait "the fix to work" (lambda () (flymake-start) (not (finding "has no deadline"))))

(place "audience customers" 10)
(eglot-rename "buyers")
(expect "rename" '(nil t)
        (list (save-excursion (goto-char (point-min)) (and (search-forward "customers\n" nil t) t))
              (save-excursion (goto-char (point-min)) (and (search-forward "audience: buyers" nil t) t))))

(goto-char (point-min))
(insert "unit   basket\"basket\"{plural:\"baskets\"}\n")
(eglot-format-buffer)
(goto-char (point-min))
(expect "layout" "unit basket \"basket\" { plural: \"baskets\" }" (buffer-substring (point) (line-end-position)))

(let ((process (jsonrpc--process (eglot--current-server-or-lose))))
  (eglot-shutdown (eglot--current-server-or-lose))
  (expect "a server that runs still" nil (process-live-p process)))

(set-buffer-modified-p nil)
(kill-emacs (if (zerop faults) 0 1))
