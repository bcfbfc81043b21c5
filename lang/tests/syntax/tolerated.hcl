users = {
  for k, v in var.users : k =>
  local.is_mysql # a comment
  ? {
    name = v.name # another
    host = v.host
  }
  : f(k,
  v)
  if v.on &&
  v.off
}
repeated = { one = 1, "two" = 2, one = 3, "two" = 4, p = 5 }

# Only a line with nothing but the delimiter ends a heredoc.
script = <<EOF
su -c "sqlplus << EOF
startup;
EOF"
done
EOF
