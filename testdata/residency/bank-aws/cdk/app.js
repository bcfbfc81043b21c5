// The two templates as stacks of one app, each with its own environment.
const { App, Stack } = require("aws-cdk-lib");
const { CfnInclude } = require("aws-cdk-lib/cloudformation-include");

const app = new App();
for (const [name, region] of [["frankfurt", "eu-central-1"], ["virginia", "us-east-1"]]) {
  const stack = new Stack(app, name, { env: { account: "111122223333", region } });
  new CfnInclude(stack, "Bank", { templateFile: `../cloudformation/${name}/template.yaml` });
}
app.synth();
