#!/usr/bin/env bash
# Makes the inputs that fuzzing starts from, out of the repository's test data: seeds/TARGET/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

root=..
find_files() { find "$root/testdata" "$root/lang/tests" -type f -size -16k "$@" -print0 | sort -z; }

# Copies the files that are listed on the input into the seeds of a target, numbered.
take() {
  local target=$1 number=0 file
  mkdir -p "seeds/$target"
  while IFS= read -r -d '' file; do
    number=$((number + 1))
    cp "$file" "seeds/$target/$number-$(basename "$file" | tr -c 'A-Za-z0-9._\n' _)"
  done
}

# Each line of the input is a seed of the target.
lines() {
  mkdir -p "seeds/$1"
  split -l 1 -a 5 - "seeds/$1/line-"
}

# The calls in the tables of functions that match, as arguments between null bytes behind the byte that chooses.
calls() {
  local target=$1 functions=$2
  mkdir -p "seeds/$target"
  grep -hoE "^($functions)\(\"[^\"]*\"(, \"[^\"]*\")*\)" "$root"/lang/tests/functions/*.txt \
    | sed -E 's/^[a-z0-9]*\("//; s/"\)$//; s/", "/\x00/g; s/^/\x00/; s/\\\\/\\/g' \
    | sed -n 1,400p | split -l 1 -a 5 - "seeds/$target/call-" || true
}

for target in "$@"; do
  rm -rf "seeds/$target"
  mkdir -p "seeds/$target"
  case $target in
    hcl | module) { find_files -name '*.tf'; find "$root/checks" -name '*.hcl' -size -8k -print0 | sort -z | sed -z -n 1,150p; } | take "$target" ;;
    settings) find "$root/testdata/settings" -name '*.hcl' -print0 | sort -z | take settings ;;
    checks) find "$root/checks" -name '*.hcl' -size -8k -print0 | sort -z | take "$target" ;;
    cloudformation) find_files -path '*cloudformation*' \( -name '*.yaml' -o -name '*.json' \) | take cloudformation ;;
    json) find_files -name '*.json' | take "$target" ;;
    plan_binary)
      find "$root/testdata/plans" -name plan.tfplan -print0 | sort -z | take "$target"
      find "$root/testdata/plans" -name '*.tfstate' -print0 | sort -z | take "$target"
      for plan in "$root"/testdata/plans/binary/*/plan.tfplan; do
        unzip -p "$plan" tfplan >"seeds/$target/entry-$(basename "$(dirname "$plan")")"
      done
      ;;
    tfvars) find_files -name '*.tfvars' | take "$target" ;;
    template) find_files \( -name '*.tftpl' -o -name '*.tpl' -o -name '*.sh' \) | take "$target" ;;
    secrets) find_files \( -path '*secrets*' -o -name '*.sh' -o -name '*.env' \) | take "$target" ;;
    expression)
      find_files -name '*.tf' | xargs -0 -r grep -hoE '= .+$' | sed 's/^= //' | sort -u | sed -n 1,800p | lines expression
      cut -d'>' -f1 "$root"/lang/tests/functions/*.txt | sed 's/ =$//' | sort -u | split -l 1 -a 5 - seeds/expression/call-
      ;;
    tree)
      for directory in "$root"/testdata/terraform/*/ "$root"/testdata/terraform/hostile/*/; do
        (cd "$directory" && find . -maxdepth 3 -type f -size -8k \( -name '*.tf*' -o -name '*.hcl' -o -name '*.json' \) \
          | sort | sed -n 1,8p | sed 's,^\./,,' | while read -r file; do printf -- '-- %s --\n' "$file"; cat "$file"; done) \
          >"seeds/tree/$(basename "$directory")"
      done
      ;;
    types)
      find_files -name '*.tf' | xargs -0 -r grep -hoE 'type += .+$' | sed -E 's/type += //' | sort -u | sed -n 1,300p | lines types
      ;;
    regex) calls regex 'regex|regexall|replace' ;;
    format) calls format 'format|formatlist|parseint' ;;
    dates) calls dates 'formatdate|timeadd|timecmp' ;;
    yaml) calls yaml yamldecode ;;
    csv) calls csv csvdecode ;;
    json_decode) calls json_decode jsondecode ;;
    encodings) calls encodings 'base64decode|urlencode|textencodebase64|textdecodebase64' ;;
    cidr) printf '10.0.0.0/8\n' | lines cidr ;;
    policy) find_files -name '*.json' | take policy ;;
    globs) printf '%s\n' '**' '*.txt' 'b/**/*.json' '{a,b}*' '[a-z]*' | lines globs ;;
  esac
  # libFuzzer wants at least one.
  printf 'a' >"seeds/$target/a"
done
