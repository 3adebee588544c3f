import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { registerExplanations } from "./explain";
import { registerPreview } from "./preview";
import { programPath, showCannotStart } from "./program";

let client: LanguageClient | undefined;

async function start(watcher: vscode.FileSystemWatcher): Promise<void> {
  client = new LanguageClient(
    "campaign",
    "Campaign",
    { command: programPath(), args: ["lsp"] },
    {
      documentSelector: [
        { scheme: "file", language: "campaign" },
        { scheme: "untitled", language: "campaign" },
      ],
      synchronize: { fileEvents: watcher },
    },
  );
  try {
    await client.start();
  } catch (error) {
    await showCannotStart(error);
  }
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher("**/*.campaign");
  const restart = async () => {
    await client?.dispose();
    await start(watcher);
  };
  registerExplanations(context);
  registerPreview(context);
  context.subscriptions.push(
    watcher,
    vscode.commands.registerCommand("campaign.format", () => vscode.commands.executeCommand("editor.action.formatDocument")),
    vscode.commands.registerCommand("campaign.restart", restart),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("campaign.path")) await restart();
    }),
  );
  await start(watcher);
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}
