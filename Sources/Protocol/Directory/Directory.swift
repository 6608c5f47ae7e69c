// ParleyDirectory
