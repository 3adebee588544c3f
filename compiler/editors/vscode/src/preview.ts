import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import * as vscode from "vscode";
import { runProgram, showCannotStart } from "./program";

/** The page of a plan beside its text: a site that is built anew with every save, one page of it in a webview. */
class Preview {
  private readonly panel: vscode.WebviewPanel;
  private page: string | undefined; // The one that is shown; until a link is followed, the campaign's own.
  private building = false;
  private again = false;

  constructor(
    private readonly plan: vscode.Uri,
    private readonly site: vscode.Uri,
    closed: () => void,
  ) {
    this.panel = vscode.window.createWebviewPanel(
      "campaign.preview",
      `Preview ${basename(plan.fsPath)}`,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [site] },
    );
    this.panel.onDidDispose(closed);
    this.panel.webview.onDidReceiveMessage(async ({ page, anchor }: { page: string; anchor: string }) => {
      this.page = page;
      await this.show(anchor);
    });
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  close(): void {
    this.panel.dispose();
  }

  /** Builds the site and shows it. A save in the meantime makes it build once more. */
  async build(): Promise<void> {
    this.again = this.building;
    if (this.building) return;
    this.building = true;
    try {
      const folder = vscode.workspace.getWorkspaceFolder(this.plan)?.uri.fsPath ?? dirname(this.plan.fsPath);
      const args = ["build", this.plan.fsPath, "--out", this.site.fsPath, "--workspace", folder];
      for (const [setting, option] of [["asOf", "--as-of"], ["gate", "--gate"]]) {
        const value = vscode.workspace.getConfiguration("campaign", this.plan).get<string>(setting);
        if (value) args.push(option, value);
      }
      const { status, stderr } = await runProgram(args, folder);
      if (status > 1) throw new Error(stderr); // 1: there are findings, and the site shows them.
      this.page ??= await firstPage(this.site);
      await this.show();
    } catch (error) {
      await showCannotStart(error);
    } finally {
      this.building = false;
    }
    if (this.again) await this.build();
  }

  private async show(anchor = ""): Promise<void> {
    const { webview } = this.panel;
    const nonce = randomBytes(16).toString("hex");
    const policy = `default-src 'none'; style-src ${webview.cspSource}; img-src ${webview.cspSource} data:; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
    const text = await readFile(join(this.site.fsPath, this.page ?? "index.html"), "utf8");
    webview.html = text
      .replace(/(<meta http-equiv="Content-Security-Policy" content=")[^"]*/, `$1${policy}`)
      .replace(/(<link rel="stylesheet" href=")([^"]*)/g, (_, before: string, href: string) => {
        return before + webview.asWebviewUri(vscode.Uri.joinPath(this.site, href)).toString();
      })
      .replace(/<script src="[^>]*><\/script>/, "") // the editor has its own search and colours
      .replace("</body>", () => `<script nonce="${nonce}">${inThePage(this.page ?? "", anchor)}</script></body>`);
  }
}

/** The page of the campaign where there is one only, else the list of them. */
async function firstPage(site: vscode.Uri): Promise<string> {
  const pages = (await vscode.workspace.fs.readDirectory(site))
    .map(([name]) => name)
    .filter((name) => name.endsWith(".html") && name !== "index.html");
  return pages.length === 1 ? pages[0] : "index.html";
}

/** What a page in the webview has to do itself: follow links to other pages of the site, and keep its place when it is built anew. */
function inThePage(page: string, anchor: string): string {
  return `
    const editor = acquireVsCodeApi();
    const page = ${JSON.stringify(page)}, anchor = ${JSON.stringify(anchor)};
    const before = editor.getState();
    if (anchor) document.getElementById(anchor)?.scrollIntoView();
    else if (before?.page === page) scrollTo(0, before.top);
    addEventListener("scroll", () => editor.setState({ page, top: scrollY }));
    addEventListener("click", (event) => {
      const href = event.target.closest("a")?.getAttribute("href") ?? "";
      const [file, target = ""] = href.split("#");
      if (!/^[^/:]+\\.html$/.test(file)) return;
      event.preventDefault();
      event.stopPropagation();
      editor.postMessage({ page: decodeURIComponent(file), anchor: decodeURIComponent(target) });
    }, true);`;
}

export function registerPreview(context: vscode.ExtensionContext): void {
  const previews = new Map<string, Preview>();
  const storage = context.storageUri ?? context.globalStorageUri;

  async function open(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== "campaign") return;
    if (document.isUntitled) {
      void vscode.window.showInformationMessage("Save the plan first: its page is built from the file.");
      return;
    }
    const key = document.uri.toString();
    let preview = previews.get(key);
    if (preview) {
      preview.reveal();
    } else {
      const site = vscode.Uri.joinPath(storage, "sites", createHash("sha256").update(key).digest("hex").slice(0, 16));
      await vscode.workspace.fs.createDirectory(site);
      preview = new Preview(document.uri, site, () => previews.delete(key));
      previews.set(key, preview);
    }
    await preview.build();
  }

  context.subscriptions.push(
    vscode.commands.registerCommand("campaign.preview", open),
    // A plan may use the file that was saved, so all of them are built.
    vscode.workspace.onDidSaveTextDocument(async ({ languageId }) => {
      if (languageId === "campaign") await Promise.all([...previews.values()].map((preview) => preview.build()));
    }),
    new vscode.Disposable(() => [...previews.values()].forEach((preview) => preview.close())),
  );
}
