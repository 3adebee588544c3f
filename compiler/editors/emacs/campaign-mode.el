;;; campaign-mode.el --- Major mode for plans of the Campaign language  -*- lexical-binding: t -*-

;; Package-Requires: ((emacs "26.1"))

;;; Commentary:

;; Colours, comments, indentation and the outline; `eglot' (in Emacs 29 and later, a package before) talks to
;; `campaign lsp' for everything else.  The lists of words are written by campaign_generate from the compiler's tables;
;; the rest is written by hand.

;;; Code:

(defgroup campaign nil
  "Plans of the Campaign language."
  :group 'languages)

(defcustom campaign-program "campaign"
  "The compiler, which is the language server too."
  :type 'string)

(defcustom campaign-indent-offset 2
  "Columns of one step of indentation."
  :type 'integer
  :safe #'integerp)

(defconst campaign--kinds
  '("portfolio" "business goal" "campaign" "goal" "strategy" "tactic" "placement" "experiment" "arm" "audience" "market" "channel" "person" "team" "kpi" "unit" "currency" "milestone" "assumption" "risk" "site" "view" "calendar" "holiday" "blackout" "season" "booking")
  "The kinds of declarations.")
(defconst campaign--others
  '("use" "template" "extend" "field" "rules" "rule" "vocabulary" "expect")
  "The words that start a declaration beside the kinds.")
(defconst campaign--keys
  '("period" "calendar" "fiscal_year" "currency" "rate" "budget" "contingency" "funding" "owner" "about" "why" "metric" "baseline" "target" "by" "checkpoint" "actual" "source" "tags" "budget_scope" "tax" "in_kind" "sponsor" "serves" "stage" "locale" "timezone" "schedule" "levelling" "message" "trend" "confidence" "audience" "funnel" "priority" "overlap" "kpi" "guardrail" "market" "method" "allow" "insight" "barrier" "consent" "channel" "flight" "daypart" "at" "repeat" "on_day_off" "approval" "approval_time" "approval_lead" "duration" "after" "before" "finish_after" "start_before" "place" "expect" "stop" "call_to_action" "offer" "status" "effort" "assign" "crew" "split" "effect_after" "effect_within" "started" "finished" "worked" "remaining" "complete" "evidence" "quantity" "price" "cost" "discount" "fee" "format" "hypothesis" "effect" "sample" "power" "significance" "stop_rule" "cited" "result" "share" "size" "within" "where" "contact_cap" "joins" "kind" "pricing" "dayparts" "contact" "measures" "traces" "role" "email" "team" "leave" "busy" "capacity" "lead" "members" "unit" "better" "over_time" "timing" "vanity" "trace" "range" "scale" "part_of" "measured" "plural" "equals" "whole" "symbol" "minor_digits" "on" "from" "to" "review" "likelihood" "impact" "mitigation" "trigger" "brand" "logo" "accent" "style" "address" "show" "work" "day" "observes" "holidays" "until" "except" "if_saturday" "if_sunday" "moves" "blocks" "for" "when" "each" "require" "severity" "draft" "launch" "stages" "group" "note" "label" "help" "insert" "replace" "wrap" "bad" "good" "language" "type" "required" "list" "words" "closes")
  "The properties of the language.")
(defconst campaign--word_keys
  '("fiscal_year" "budget_scope" "tax" "stage" "schedule" "levelling" "funnel" "priority" "daypart" "repeat" "on_day_off" "place" "status" "kind" "pricing" "traces" "busy" "better" "over_time" "timing" "vanity" "trace" "measured" "likelihood" "impact" "show" "work" "if_saturday" "if_sunday" "blocks")
  "The properties whose values are words of the language.")
(defconst campaign--words
  '("january" "february" "march" "april" "may" "june" "july" "august" "september" "october" "november" "december" "media" "production" "fees" "staff" "in_kind" "all" "included" "excluded" "draft" "review" "launch" "live" "closed" "forward" "backward" "priority" "none" "awareness" "consideration" "conversion" "loyalty" "advocacy" "high" "medium" "low" "move_later" "move_earlier" "keep" "skip" "early" "late" "idea" "planned" "active" "paused" "done" "cancelled" "paid" "owned" "earned" "shared" "cpm" "vcpm" "cpc" "cpa" "cpl" "cpv" "cpcv" "cpp" "cpi" "flat" "commission" "fee" "per_piece" "free" "click" "email" "message" "video" "social" "search" "viewability" "letter" "podcast" "repository" "up" "down" "within" "neither" "sum" "last" "average" "unique" "ratio" "wave" "derived" "input" "output" "outtake" "outcome" "impact" "leading" "lagging" "no" "alone" "yes" "inflated" "rejected" "continuously" "daily" "weekly" "monthly" "quarterly" "yearly" "once" "overview" "map" "timeline" "calendar" "budget" "kpis" "goals" "strategies" "audiences" "channels" "people" "experiments" "risks" "findings" "sources" "glossary" "text" "thursday" "friday" "sunday" "monday" "tuesday" "saturday" "wednesday" "start" "send" "run" "mon" "tue" "wed" "thu" "fri" "sat" "sun")
  "Those words.")
(defconst campaign--values
  '("yes" "no" "keep" "undisclosed" "unknown" "todo" "error" "warning" "hint" "off")
  "The words that are a value of any property.")
(defconst campaign--reserved
  '("and" "or" "not" "in" "matches" "to" "per" "for" "where" "like" "assumed" "from")
  "The words that are never a name.")
(defconst campaign--clauses
  '("by" "during" "source" "as_of" "because" "until" "on" "into" "method" "sample" "deviation" "scope" "matching")
  "The words that introduce a clause behind a value.")

(defconst campaign--name "[[:alpha:]_][[:alnum:]_]*")
(defconst campaign--path (concat campaign--name "\\(?:\\." campaign--name "\\)*"))
(defconst campaign--start "\\(?:^\\|[{};]\\)[ \t]*" "Where a declaration may start.")

(defconst campaign-font-lock-keywords
  (let ((kinds (regexp-opt campaign--kinds t))
        (others (regexp-opt campaign--others t)))
    `(;; Kinds are not reserved: they are keywords where a declaration starts, and names elsewhere.
      (,(concat campaign--start "\\(?:" others "[ \t]+\\)?" kinds "\\_>\\(?:[ \t]*\\'\\|[ \t]*$\\|[ \t]+\\(" campaign--name "\\)?[^:.]\\)")
       (1 font-lock-keyword-face nil t) (2 font-lock-keyword-face) (3 font-lock-function-name-face nil t))
      (,(concat campaign--start others "\\_>\\(?:[ \t]*$\\|[ \t]+\\(" campaign--path "\\)?\\)")
       (1 font-lock-keyword-face) (2 font-lock-function-name-face nil t))
      (,(concat "\\_<" (regexp-opt campaign--keys t) "[ \t]*:") (1 font-lock-type-face))
      (,(concat "\\(" campaign--path "\\)[ \t]*:") (1 font-lock-variable-name-face))
      (,(concat "\\_<" (regexp-opt campaign--word_keys) "[ \t]*:")
       (,(concat "\\_<" (regexp-opt campaign--words t) "\\_>") (campaign--end-of-value) nil (0 font-lock-constant-face)))
      (,(concat "[:,[][ \t]*" (regexp-opt campaign--values t) "\\_>") (1 font-lock-constant-face))
      (,(concat "\\_<" (regexp-opt campaign--reserved t) "\\_>") (1 font-lock-builtin-face))
      (,(concat "[ \t]" (regexp-opt campaign--clauses t) "[ \t]+[][:alnum:]\"@(+<>=_-]") (1 font-lock-builtin-face))
      (,(concat "@" campaign--path) . font-lock-preprocessor-face)
      ("\\_<[0-9][0-9A-Za-z_.]*\\(?:[-:][0-9A-Za-z]+\\)*%?" . font-lock-constant-face)))
  "What `font-lock-mode' colours in a plan.")

(defun campaign--end-of-value ()
  "The end of the value behind the colon at point.\nThat of its line, or where the next property on it begins."
  (save-excursion
    (let ((end (line-end-position)))
      (if (re-search-forward (concat "[;}]\\|\\_<" campaign--path "[ \t]*:") end t) (match-beginning 0) end))))

(defvar campaign-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?/ ". 124b" table)
    (modify-syntax-entry ?* ". 23" table)
    (modify-syntax-entry ?\n "> b" table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?% "." table)
    (modify-syntax-entry ?' "." table)
    table)
  "Comments are those of C++; texts stand in double quotes.")

(defconst campaign--syntax-propertize
  (syntax-propertize-rules
   ;; A long text is one string: of its three quotes the first is a fence, the others are nothing.
   ("\\(\"\\)\"\"" (1 (let ((state (save-excursion (syntax-ppss (match-beginning 0)))))
                        (unless (or (nth 4 state) (characterp (nth 3 state)))
                          (put-text-property (1+ (match-beginning 0)) (match-end 0)
                                             'syntax-table (string-to-syntax "."))
                          (string-to-syntax "|")))))))

(defun campaign-indent-line ()
  "Indent the line by the blocks and brackets around it."
  (interactive)
  (let* ((depth (save-excursion
                  (back-to-indentation)
                  (let ((inside (car (syntax-ppss))))
                    (if (looking-at "[])}]") (1- inside) inside))))
         (quoted (save-excursion (nth 3 (syntax-ppss (line-beginning-position))))))
    (unless quoted
      (save-excursion (indent-line-to (* campaign-indent-offset (max 0 depth))))
      (when (< (current-column) (current-indentation)) (back-to-indentation)))))

;;;###autoload
(define-derived-mode campaign-mode prog-mode "Campaign"
  "Major mode for plans of the Campaign language."
  (setq-local comment-start "// "
              comment-end ""
              comment-start-skip "\\(?://+\\|/\\*+\\)[ \t]*"
              indent-line-function #'campaign-indent-line
              indent-tabs-mode nil
              syntax-propertize-function campaign--syntax-propertize
              font-lock-defaults '(campaign-font-lock-keywords)
              imenu-generic-expression
              `((nil ,(concat campaign--start (regexp-opt campaign--kinds) "[ \t]+\\(" campaign--name "\\)") 1))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.campaign\\'" . campaign-mode))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               `(campaign-mode . ,(lambda (&rest _) (list campaign-program "lsp")))))

(defvar compilation-error-regexp-alist)
(defvar compilation-error-regexp-alist-alist)
(with-eval-after-load 'compile
  (add-to-list 'compilation-error-regexp-alist-alist
               '(campaign "^\\(.+?\\):\\([0-9]+\\):\\([0-9]+\\): \\(?:error\\|\\(warning\\)\\|\\(hint\\)\\): " 1 2 3 (4 . 5)))
  (add-to-list 'compilation-error-regexp-alist 'campaign))

(provide 'campaign-mode)
;;; campaign-mode.el ends here
