#!/usr/bin/env bash
# Makes the plans of this directory anew: make.sh [NAME …]
#
# NAME/before is applied, where there is one; then NAME/after is planned. Beside them lie vars.tfvars and args (of
# terraform plan), files that the configuration reads, and cloud.json, which tells the provider what it finds changed.
# What is written: NAME/plan.tfplan, NAME/plan.json (the same as JSON), and NAME/state.tfstate with NAME/state.json where
# something was applied.
#
# The plans of aws-* and google-* need providers that answer without a cloud, from a mirror that TF_CLI_CONFIG_FILE
# names; the others need nothing but Terraform.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here"
names=("$@")
if [ ${#names[@]} -eq 0 ]; then
  names=()
  for after in */after; do names+=("${after%/after}"); done
fi
export CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1 TFPLAN_SDK_DEFAULTS=1
for name in "${names[@]}"; do
  work=$(mktemp -d)
  arguments=(-input=false -no-color)
  put() {
    find "$work" -mindepth 1 -maxdepth 1 ! -name '.terraform*' ! -name 'terraform.tfstate*' -exec rm -rf {} +
    cp -R "$here/$name/$1/." "$work"
    if [ -d "$here/$name/files" ]; then cp -R "$here/$name/files/." "$work"; fi
    if [ -f "$here/$name/vars.tfvars" ]; then cp "$here/$name/vars.tfvars" "$work/terraform.tfvars"; fi
    terraform -chdir="$work" init "${arguments[@]}" >/dev/null
  }
  unset TFPLAN_STATE
  if [ -d "$name/before" ]; then
    put before
    terraform -chdir="$work" apply "${arguments[@]}" -auto-approve >/dev/null
    cp "$work/terraform.tfstate" "$name/state.tfstate"
    terraform -chdir="$work" show -no-color -json | python3 -m json.tool >"$name/state.json"
  fi
  put after
  if [ -f "$name/cloud.json" ]; then export TFPLAN_STATE="$here/$name/cloud.json"; fi
  if [ -f "$name/args" ]; then read -r -a more <"$name/args"; else more=(); fi
  # A plan that fails is written too.
  terraform -chdir="$work" plan "${arguments[@]}" "${more[@]}" -out="plan.tfplan" >/dev/null || echo "$name: the plan failed"
  cp "$work/plan.tfplan" "$name/plan.tfplan"
  terraform -chdir="$work" show -no-color -json plan.tfplan | python3 -m json.tool >"$name/plan.json"
  rm -rf "$work"
  echo "$name: $(wc -c <"$name/plan.tfplan") bytes"
done
