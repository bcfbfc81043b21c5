output "o" { 
  value = 1
  postcondition { 
    condition = 1 == 2
    error_message = "no"
  }
}
