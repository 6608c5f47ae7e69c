// ParleyRuntime
