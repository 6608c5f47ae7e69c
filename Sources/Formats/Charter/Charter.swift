// ParleyCharter
