// ParleyDelivery
