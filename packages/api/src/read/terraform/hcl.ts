/** What begins a block: `resource "aws_lambda_function" "orders" {`. */
const BLOCK =
  /^[ \t]*(?:(?:resource|data)[ \t]+"[^"\n]*"[ \t]+"[^"\n]*"|(?:variable|module|provider|output)[ \t]+"[^"\n]*"|terraform|locals)[ \t]*\{/m;

/** @returns whether a text is in the language of Terraform, which is not read */
export function isHcl(text: string, file: string): boolean {
  return /\.(?:tf|hcl)$/i.test(file) || (!/\.(?:ya?ml|json)$/i.test(file) && BLOCK.test(text));
}

export const HCL_MESSAGE =
  'The language of Terraform is not read: run `terraform plan -out plan` and `terraform show -json plan > plan.json`, ' +
  'and read `plan.json`.';
