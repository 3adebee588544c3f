import { execFile } from "node:child_process";
import * as vscode from "vscode";

export interface Result {
  status: number;
  stdout: string;
  stderr: string;
}

/** The compiler, as the settings name it. */
export function programPath(): string {
  return vscode.workspace.getConfiguration("campaign").get<string>("path") || "campaign";
}

/** Runs the compiler to its end. Rejects only where it cannot be started. */
export function runProgram(args: string[], folder?: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    execFile(programPath(), args, { cwd: folder, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== "number") return reject(error);
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

/** Says that the compiler could not be started, and offers the setting that says where it is. */
export async function showCannotStart(error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const open = "Open the Setting";
  const chosen = await vscode.window.showErrorMessage(`Cannot start the Campaign compiler \`${programPath()}\`: ${reason}`, open);
  if (chosen === open) await vscode.commands.executeCommand("workbench.action.openSettings", "campaign.path");
}
